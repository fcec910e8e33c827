import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('the page on security has a row for each of the ten risks, with tests that are there', async () => {
  const rows = (await readFile('docs/security.md', 'utf8')).split('\n').filter((line) => /^\| API\d/.test(line));
  expect(rows.map((row) => /API(\d+)/.exec(row)?.[1])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  for (const row of rows) {
    const tests = [...row.matchAll(/`([\w/.-]+\.ts)`/g)].flatMap(([, file]) => file ?? []);
    expect([row.slice(0, 10), tests.length]).not.toEqual([row.slice(0, 10), 0]);
    expect(tests.filter((file) => !existsSync(file))).toEqual([]);
  }
});
