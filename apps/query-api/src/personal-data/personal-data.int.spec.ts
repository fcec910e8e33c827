import { createLogger } from '#platform/logging/logger';
import { KeyVault } from '#personal-data/key-vault';
import { createTestDatabase } from '#lab/test-bed/database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toOrder } from '../orders/order.js';
import { order } from '../testing/read-models.js';
import { MASTER_KEY } from '../testing/running-query-api.js';
import { Seals } from '../testing/seals.js';
import { PersonalData } from './personal-data.js';

/** Counts what is asked of it. */
class CountingVault extends KeyVault {
  lookUps: string[][] = [];
  override find(subjects: Iterable<string>) {
    const asked = [...subjects];
    if (asked.length > 0) this.lookUps.push(asked);
    return super.find(asked);
  }
}

let seals: Seals;
let vault: CountingVault;
let personalData: PersonalData;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  seals = await Seals.open(database.url);
  vault = new CountingVault({ url: database.url, masterKey: MASTER_KEY }, createLogger('test', 'silent'));
  personalData = new PersonalData(vault, createLogger('test', 'silent'));
  drop = () => database.drop();
});
beforeEach(() => (vault.lookUps = []));
afterAll(async () => {
  await seals.close();
  await personalData.onApplicationShutdown();
  await drop();
});

const ordered = async (orderId: string, customerId: string | null, ...fields: readonly string[]) => {
  const subject = customerId === null ? `order-${orderId}` : `customer-${customerId}`;
  const given = Object.fromEntries(fields.map((field) => [field, `${field} of ${orderId}`]));
  const ship_to = { ...(fields.length === 0 ? {} : await seals.seal(subject, given, 'shipTo.')), country: 'France' };
  return toOrder({ ...order, order_id: orderId, customer_id: customerId, ship_to }, 'staff');
};

test('a key that was asked for ahead is not asked for again', async () => {
  const order = await ordered('1', 'anna', 'city');
  const ahead = personalData.keyAhead('customer-anna');
  expect((await personalData.openOrder(order, ahead)).shipTo).toEqual({ city: 'city of 1', country: 'France' });
  expect((await personalData.openOrders([order, order], ahead)).map(({ shipTo }) => shipTo.city)).toEqual(['city of 1', 'city of 1']);
  expect(vault.lookUps).toEqual([['customer-anna']]);
});

test('one that was not there yet is asked for again, and so is one that could not be had', async () => {
  const early = await personalData.keyAhead('customer-zoe');
  const order = await ordered('1', 'zoe', 'city');
  const failing = new CountingVault(
    { url: 'postgres://nobody:nothing@127.0.0.1:1/none', masterKey: MASTER_KEY },
    createLogger('test', 'silent'),
  );
  const failed = new PersonalData(failing, createLogger('test', 'silent')).keyAhead('customer-zoe');
  for (const ahead of [Promise.resolve(early), failed])
    expect((await personalData.openOrder(order, ahead)).shipTo).toEqual({ city: 'city of 1', country: 'France' });
  await failing.close();
});

test('nobody waits for a key that is not needed', async () => {
  const never = new Promise<never>(() => undefined);
  expect((await personalData.openOrder(await ordered('3', 'ben'), never)).shipTo).toEqual({ country: 'France' });
});

test('a list of many orders costs one look-up of keys', async () => {
  const orders = [
    await ordered('1', 'anna', 'name', 'city'),
    await ordered('2', null, 'city'),
    await ordered('3', 'ben'),
    await ordered('4', 'anna', 'line1'),
  ];
  const opened = await personalData.openOrders(orders);

  expect(vault.lookUps).toEqual([['customer-anna', 'order-2', 'customer-anna']]);
  expect(opened.map(({ shipTo }) => shipTo)).toEqual([
    { name: 'name of 1', city: 'city of 1', country: 'France' },
    { city: 'city of 2', country: 'France' },
    { country: 'France' },
    { line1: 'line1 of 4', country: 'France' },
  ]);
});

test('a list of many customers costs one look-up of keys', async () => {
  const customer = async (customerId: string) => ({
    customerId,
    ...(await seals.seal(`customer-${customerId}`, { name: `name of ${customerId}` })),
    status: 'registered' as const,
    orders: 0,
    lifetimeValue: [],
    registeredAt: null,
    updatedAt: '2010-11-30T09:00:00.000Z',
    revision: 0,
  });
  const opened = await personalData.openCustomers([await customer('anna'), await customer('ben')]);

  expect(vault.lookUps).toEqual([['customer-anna', 'customer-ben']]);
  expect(opened.map(({ name }) => name)).toEqual(['name of anna', 'name of ben']);
});

test('where nothing is sealed, no key is asked for', async () => {
  await personalData.openOrders([await ordered('1', 'anna'), await ordered('2', null)]);
  await personalData.openPastAddress('customer-anna', { country: 'France' }, false);

  expect(vault.lookUps).toEqual([]);
});

test('a key that is destroyed between two answers is gone from the second', async () => {
  const placed = await ordered('5', 'cleo', 'city');
  expect((await personalData.openOrder(placed)).shipTo).toEqual({ city: 'city of 5', country: 'France' });
  await seals.erase('customer-cleo');

  expect((await personalData.openOrder(placed)).shipTo).toEqual({ country: 'France', erased: true });
});

test('of the past, plain text is shown until its person is erased', async () => {
  const plain = { city: 'Lyon', country: 'France' };
  const gone = { country: 'France', erased: true };
  expect(await personalData.openPastAddress('customer-dora', plain, false)).toEqual(plain);
  await seals.vault.keyFor('customer-dora');
  expect(await personalData.openPastAddress('customer-dora', plain, false)).toEqual(plain);
  await seals.erase('customer-dora');

  expect(await personalData.openPastAddress('customer-dora', plain, false)).toEqual(gone);
  expect(await personalData.openPastAddress('order-9', plain, true)).toEqual(gone);
});
