import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-bed/database.js';
import { type OneProcess, startThreeProcesses, type ThreeProcesses } from '../test-bed/three-processes.js';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');

interface Documented {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly processes: readonly string[];
}

/** Rows like: | `name` | type | `label`, `label` | processes | meaning | */
const documented: readonly Documented[] = page
  .split('\n')
  .filter((line) => line.startsWith('| `orderline_'))
  .map((line) => {
    const [name = '', type = '', labels = '', processes = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return {
      name: name.replaceAll('`', ''),
      type,
      labels: [...labels.matchAll(/`([a-z]+)`/g)].map(([, label = '']) => label),
      processes: processes === 'all' ? ['command API', 'query API', 'projector'] : processes.split(', '),
    };
  });

let database: TestDatabase;
let shop: ThreeProcesses;
let processes: readonly (readonly [string, OneProcess])[];

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await startThreeProcesses(database.url, { SEARCH_URL: 'http://127.0.0.1:9' }); // Nobody need answer there.
  processes = [
    ['command API', shop.commandApi],
    ['query API', shop.queryApi],
    ['projector', shop.projector],
  ];
});
afterAll(async () => {
  await shop.stop();
  await database.drop();
});

test('every metric of every process is on the page, with its type, its labels and its processes, and no other', async () => {
  const shown = new Map<string, Omit<Documented, 'name'>>();
  for (const [process, app] of processes) {
    for (const { name, type, labels } of app.registered()) {
      if (!name.startsWith('orderline_')) continue;
      shown.set(name, { type, labels, processes: [...(shown.get(name)?.processes ?? []), process] });
    }
  }

  const told = Object.fromEntries(documented.map(({ name, ...rest }) => [name, rest]));
  expect(told).toEqual(Object.fromEntries(shown));
});

test('names say their unit: counters end in _total, times in _seconds', async () => {
  for (const { name, type } of documented) {
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    expect(name).not.toMatch(/_(ms|milliseconds|minutes)$/);
  }
});
