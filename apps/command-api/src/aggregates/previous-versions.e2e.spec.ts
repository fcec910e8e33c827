import Type from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineEvent } from '#events/contracts/define-event';
import { EventCatalogue, eventCatalogue } from '#events/contracts/event-catalogue';
import { Flag, Id, OrderFacts, Price, Reason, ShipTo, SoldLine, Time, ValuedLine } from '#events/contracts/fields';
import { FulfilmentCommand, FulfilmentStatus } from '#events/contracts/fulfilment-events';
import { PaymentMethod } from '#events/contracts/order-events';
import { type StoredEvent } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { openCardShop } from '../testing/card-order.js';

/** What changed in this release, as the release before defined it; whatever it did not have is refused. */
const exactly = (fields: Type.TProperties) => Type.Object(fields, { additionalProperties: false });
const before = [
  defineEvent(
    'OrderPlaced',
    2,
    'As it was.',
    exactly({
      ...OrderFacts,
      lines: Type.Array(SoldLine, { minItems: 1, maxItems: 2_000 }),
      total: Price('15.3'),
      shipTo: ShipTo,
      payment: Type.Object({ method: PaymentMethod }),
    }),
    { 1: (data: unknown) => data },
  ),
  defineEvent(
    'OrderLinesReturned',
    1,
    'As it was.',
    exactly({ ...OrderFacts, lines: Type.Array(ValuedLine), reason: Reason, complete: Flag('All.'), returnedAt: Time('UTC.') }),
  ),
  defineEvent(
    'PaymentRequested',
    1,
    'As it was.',
    exactly({
      orderId: Id('The order.', '7'),
      customerId: Type.Optional(Id('The customer.', '7')),
      amount: Price('15.3'),
      requestedAt: Time('UTC.'),
      dueAt: Time('UTC.'),
    }),
  ),
  defineEvent(
    'FulfilmentStarted',
    1,
    'As it was.',
    exactly({ ...OrderFacts, method: PaymentMethod, total: Price('15.3'), commands: Type.Array(FulfilmentCommand) }),
  ),
  defineEvent(
    'FulfilmentAdvanced',
    1,
    'As it was.',
    exactly({
      orderId: Id('The order.', '7'),
      status: FulfilmentStatus,
      because: Type.String(),
      reason: Type.Optional(Reason),
      commands: Type.Array(FulfilmentCommand),
      timers: Type.Array(Type.Object({ key: Type.String(), dueAt: Time('UTC.') })),
    }),
  ),
];
const changed = new Set<string>(before.map(({ type }) => type));
const catalogueBefore = new EventCatalogue([...before, ...eventCatalogue.all.filter(({ type }) => !changed.has(type))]);

let shop: Awaited<ReturnType<typeof openCardShop>>;
beforeAll(async () => {
  shop = await openCardShop({ EVENT_VERSIONS: 'previous' });
});
afterAll(() => shop.stop());

it('while processes of the release before run, they can read everything in the life of an order', async () => {
  await shop.place('jars', '3.333', 'GBP');
  await shop.until('jars', 'payment', 'PaymentRequested');
  await shop.capture('jars', '10', 'GBP');
  await shop.until('jars', 'order', 'OrderConfirmed');
  await shop.ship('jars');
  for (const times of [1, 2]) {
    expect((await shop.takeBack('jars')).body).toMatchObject({ events: ['OrderLinesReturned'] });
    await shop.until('jars', 'payment', 'PaymentRefunded', times);
  }
  const versions = new Map<string, unknown>();
  for (const { type, data, metadata } of await wholeLog()) {
    catalogueBefore.decode(type, data, metadata);
    if (changed.has(type)) versions.set(type, metadata.schemaVersion);
  }
  expect(Object.fromEntries(versions)).toEqual({
    ...{ OrderPlaced: 2, PaymentRequested: 1, OrderLinesReturned: 1 },
    ...{ FulfilmentStarted: 1, FulfilmentAdvanced: 1 },
  });
});

it('what was written then is read as it was meant, and goes on in today’s versions', async () => {
  const [placed] = await shop.log.events('order-jars');
  const read = eventCatalogue.decode('OrderPlaced', placed?.data, placed?.metadata).event;
  expect(read.data).toMatchObject({ total: { amount: '9.999' }, amountDue: { amount: '10' } });
});

async function wholeLog(): Promise<StoredEvent[]> {
  const store = openEventStore(shop.api.databaseUrl);
  const all: StoredEvent[] = [];
  for await (const { events } of store.readAll({ after: 0n })) all.push(...events);
  await store.close();
  return all;
}
