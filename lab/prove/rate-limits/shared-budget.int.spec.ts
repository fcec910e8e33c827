import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { Budgets } from '#platform/limits/budgets';
import { createLogger } from '#platform/logging/logger';
import { LeaseTable } from '#postgres/rate-limits/lease-table';

const QUOTA = 1_500;
const REQUESTS = 2_000;

async function given(processes: number) {
  const database = await createTestDatabase();
  let statements = 0;
  const budgets: Budgets[] = [];
  for (let process = 0; process < processes; process++) {
    const table = new LeaseTable(database.url);
    await table.prepare();
    const counted = { take: (...args: Parameters<LeaseTable['take']>) => (statements++, table.take(...args)), close: () => table.close() };
    budgets.push(new Budgets(counted, createLogger('test', 'silent')));
  }
  onTestFinished(async () => {
    for (const each of budgets) await each.close();
    await database.drop();
  });
  const spend = async (process: number, requests: number, key = 'commands importer ivan') => {
    let allowed = 0;
    for (let request = 0; request < requests; request++) if ((await budgets[process]?.spend(key, QUOTA))?.allowed === true) allowed++;
    return allowed;
  };
  return { database, budgets, spend, statements: () => statements };
}

it('one principal’s requests over two processes are let through to the budget, and cost hardly a statement', async () => {
  const { spend, statements } = await given(2);

  const allowed = await Promise.all(Array.from({ length: 16 }, (_, caller) => spend(caller % 2, REQUESTS / 16)));

  const total = allowed.reduce((sum, each) => sum + each, 0);
  expect(total).toBeGreaterThan(QUOTA * 0.98);
  expect(total).toBeLessThanOrEqual(QUOTA);
  expect(statements()).toBeLessThanOrEqual(102);
});

it('when the database goes away, nobody is refused for that and nobody is unlimited', async () => {
  const { database, budgets, spend } = await given(2);
  expect(await spend(0, 10)).toBe(10);
  await database.drop();

  expect(await spend(0, QUOTA, 'commands clerk clara')).toBe(QUOTA / 2);
  expect(await spend(1, QUOTA, 'commands clerk clara')).toBe(QUOTA / 2);
  expect(budgets.map(({ areShared }) => areShared)).toEqual([false, false]);
});
