import { expect, it } from 'vitest';
import { Random } from '../../test-bed/random.js';
import { askSomething, type Question } from './query-routes.js';
import { type Shop } from './shop.js';

const shop = { skus: ['sku-1'], orders: [{ id: 'o-1', position: 9n }], customers: [{ id: 'c-1', position: 4n }] } as unknown as Shop;

function questionAt(path: string): Question {
  const random = new Random('routes');
  for (let tries = 0; tries < 1_000; tries++) {
    const question = askSomething(shop, random);
    if (question.path.startsWith(path)) return question;
  }
  throw new Error(`Nobody asks ${path}`);
}

it('sums what a report can only gain: counts, and money in ten-thousandths', () => {
  const items = [
    { orders: 1, units: 5, gross: { amount: '10.5', currency: 'GBP' } },
    { orders: 2, units: 1, gross: { amount: '0.0001', currency: 'GBP' } },
  ];
  expect(questionAt('/reports/sales?by=country').figures?.({ items })).toEqual({ items: 2n, orders: 3n, units: 6n, gross: 105_001n });
  expect(questionAt('/stock?').figures?.({ items: [{}, {}] })).toEqual({ items: 2n });
});

it('asks for an order or a wallet with the position that it must be found at', () => {
  expect(questionAt('/wallets/c-1/statement').since).toBe(4n);
  expect(questionAt('/orders/o-1').since).toBe(9n);
});
