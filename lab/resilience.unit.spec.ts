import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'RESILIENCE.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|') && !/^\| (promise|---)/.test(line));
const proofs = [...page.matchAll(/`([^`]+\.spec\.ts)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({ file, name }));

describe('the page of what holds when something fails', () => {
  it('has a proof for every promise', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !/`[^`]+\.spec\.ts` “[^”]+” \|$/.test(row))).toEqual([]);
  });

  it.each(proofs)('names a test that there is: $file “$name”', ({ file, name }) => {
    expect(unescaped(readFileSync(path.join(root, file), 'utf8'))).toContain(name);
  });
});

/** The source with quotes as they are read. */
function unescaped(source: string): string {
  return source.replace(/\\(['"`])/g, '$1');
}
