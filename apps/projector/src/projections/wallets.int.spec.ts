import { afterAll, beforeAll, expect, test } from 'vitest';
import { walletsProjection } from '#read-models/wallets';
import { ProjectionTrial } from '../testing/given.js';
import { walletCredited, walletDebited } from '../testing/money-events.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const noOrder = '';

test('given what came in and went out, the wallet holds what is left and the statement tells it all', async () => {
  const { wallets, wallet_entries } = await trial.given(
    walletsProjection,
    walletCredited('10', '10', noOrder),
    walletCredited('0.0001', '0.0001', noOrder, 'c-2'),
    walletDebited('2.5', '7.5'),
    walletCredited('2.5', '10'),
  );

  expect(wallets).toEqual([
    { customer_id: 'c-1', currency: 'GBP', balance: '10', revision: 2, position: '4' },
    { customer_id: 'c-2', currency: 'GBP', balance: '0.0001', revision: 0, position: '2' },
  ]);
  const entry = { customer_id: 'c-1', currency: 'GBP', reference: 'for the order', occurred_at: new Date('2026-03-01T10:00:00.000Z') };
  expect(wallet_entries).toEqual([
    { ...entry, revision: 0, type: 'credit', amount: '10', balance: '10', order_id: null, position: '1' },
    { ...entry, revision: 1, type: 'debit', amount: '2.5', balance: '7.5', order_id: '7', position: '3' },
    { ...entry, revision: 2, type: 'credit', amount: '2.5', balance: '10', order_id: '7', position: '4' },
    { ...entry, customer_id: 'c-2', revision: 0, type: 'credit', amount: '0.0001', balance: '0.0001', order_id: null, position: '2' },
  ]);
});

test('given more entries than numbers of one digit, each is a row of its own', async () => {
  const credits = Array.from({ length: 12 }, (_, index) => walletCredited('1', String(index + 1), noOrder));
  const { wallets, wallet_entries } = await trial.given(walletsProjection, ...credits);

  expect(wallets).toMatchObject([{ balance: '12', revision: 11 }]);
  expect(wallet_entries?.map(({ revision, balance }) => [revision, balance])).toEqual(
    credits.map((_, index) => [index, String(index + 1)]),
  );
});
