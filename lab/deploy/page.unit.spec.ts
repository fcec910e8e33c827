import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { builtFolder } from '#query-api/page/built-page';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.relative(root, builtFolder);
const read = (...place: readonly string[]) => readFile(path.join(root, ...place), 'utf8');

/** As Docker reads it: of the lines that fit a file or a folder that it is in, the last one decides. */
function isSent(ignored: string, file: string): boolean {
  const places = file.split('/').map((_part, index, parts) => parts.slice(0, index + 1).join('/'));
  const lines = ignored.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const fits = (line: string) => {
    const escaped = line.replace(/^!/, '').replaceAll('.', '\\.');
    const pattern = new RegExp(`^${escaped.replaceAll('**/', '(.*/)?').replaceAll(/(?<![.)])\*/g, '[^/]*')}$`);
    return places.some((place) => pattern.test(place));
  };
  return (lines.findLast(fits) ?? '!').startsWith('!');
}

it('the image has the page where the query API looks for it, and nothing that it is made from', async () => {
  const [dockerfile, ignored] = [await read('Dockerfile'), await read('.dockerignore')];
  const image = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

  expect(image).toContain(`\nCOPY ${built} ${built}\n`);
  expect(isSent(ignored, `${built}/assets/index-Ab3dEf7h.js`)).toBe(true);
  expect(isSent(ignored, 'apps/query-api/src/main.ts')).toBe(true);
  expect(isSent(ignored, 'apps/console/src/main.ts')).toBe(false);
  expect(isSent(ignored, 'apps/console/vite.config.ts')).toBe(false);
  expect(isSent(ignored, 'apps/query-api/src/page/page.e2e.spec.ts')).toBe(false);
  expect(isSent(ignored, 'lab/deploy/page.unit.spec.ts')).toBe(false);
});

it('whoever installs by hand is told that the page is part of what runs', async () => {
  for (const place of ['README.md', 'deploy/systemd/orderline@.service'])
    expect([place, await read(place)]).toEqual([place, expect.stringContaining(built)]);
});
