import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { orderSearchProjection } from '#read-models/order-search';
import { customerErased } from '../testing/customer-events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderCancelled, orderErased, orderPlaced } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';
import { replay } from '../testing/open-workbench.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const line = (sku: string) => ({ sku, quantity: 1, unitPrice: '1.25' });
const lines = (...skus: readonly string[]) => skus.map(line);
const held = (row: Record<string, unknown> | undefined) => (row?.products as readonly string[] | undefined)?.length;

describe('what is sold in orders', () => {
  test('is there once for all orders that hold it, with the words of its name and its sku', async () => {
    const { order_search, order_search_products } = await trial.given(
      orderSearchProjection,
      orderPlaced({ orderId: '7', lines: lines('MUG', 'VASE', 'MUG') }),
      orderPlaced({ orderId: '8', lines: lines('Mug') }),
      orderPlaced({ orderId: '9', lines: lines('MUG') }),
    );

    expect(order_search?.map((row) => [row.order_id, held(row)])).toEqual([
      ['7', 2],
      ['8', 1],
      ['9', 1],
    ]);
    expect(order_search_products?.map(({ words }) => words).sort()).toEqual([
      `'#mug' 'mug' 'the'`,
      `'#mug' 'mug' 'the'`,
      `'#vase' 'the' 'vase'`,
    ]);
  });

  test('keeps the name of each placing', async () => {
    const { order_search_products } = await trial.given(orderSearchProjection, named('7', 'Café-crème cup'), named('8', 'Coffee cup'));
    expect(order_search_products?.map(({ words }) => words).sort()).toEqual([
      `'#cup' 'cafe' 'cafecreme' 'creme' 'cup'`,
      `'#cup' 'coffee' 'cup'`,
    ]);
  });

  test('is all there in an order of 2,000 lines', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => line(`S${index}`));
    const { order_search, order_search_products } = await trial.given(orderSearchProjection, orderPlaced({ lines: many }));
    expect([held(order_search?.[0]), order_search_products?.length]).toEqual([2_000, 2_000]);
  });

  test('tells nothing of who bought it, before an erasure or after', async () => {
    const shipTo = { name: 's1.name', city: 'Lyon, in plain text' };
    const history = [orderPlaced({ shipTo }), orderPlaced({ orderId: '8', customerId: null, shipTo })];
    const before = await trial.given(orderSearchProjection, ...history);
    const after = await trial.given(
      orderSearchProjection,
      ...history,
      orderCancelled(),
      customerErased(),
      orderErased({ orderId: '8', customerId: null }),
    );

    expect(after).toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/c-1|s1\.|lyon/i);
  });
});

test('given live writes, the view is rebuilt beside, compared and swapped, and holds every order', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  let last = 0n;
  for (let order = 0; order < 50; order++)
    last = await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order), lines: lines(`S${order % 7}`) }));
  await room.reached(last);

  const rebuilt = await replay(room, 'rebuild order-search --verify');
  last = await append(room.store, 'order-50', orderPlaced({ orderId: '50', lines: lines('S50') }));
  await room.reached(last);

  expect(rebuilt).toMatchObject({ exitCode: 0, document: { name: 'order-search', outcome: 'swapped', generation: 2 } });
  expect(await replay(room, 'verify order-search')).toMatchObject({ exitCode: 0, document: { differing: 0, rows: 51 + 8 } });
  const found = `select s.order_id from read_models.order_search s join read_models.order_search_products p on s.products @> array[p.product::bigint] where p.words @@ '''#s50'''::tsquery`;
  expect(await room.rows(found)).toEqual([{ order_id: '50' }]);
});

function named(orderId: string, name: string): OrderlineEvent {
  const event = orderPlaced({ orderId, lines: lines('CUP') });
  if (event.type !== 'OrderPlaced') return event;
  return { ...event, data: { ...event.data, lines: event.data.lines.map((each) => ({ ...each, name })) } };
}
