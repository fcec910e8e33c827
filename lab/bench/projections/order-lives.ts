import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { Random } from '../../test-bed/random.js';
import { type Fact } from './fact.js';
import { orderFacts, orderPlaced, type Placing, pounds, valuedLines } from './placed-order.js';

/** Orders under way at a time: the events of one order lie within some twenty of the log. */
const UNDER_WAY = 5;
const PRODUCTS = 2_000;
const CUSTOMERS = 5_000;
const COUNTRIES = ['United Kingdom', 'Germany', 'France', 'EIRE', 'Spain', 'Netherlands'];
const FIRST_DAY = Date.UTC(2012, 0, 1);
/** So that a quarter of a million orders is a year of business. */
const MS_BETWEEN_ORDERS = 126_000;

/** One order after the other begins and goes its way beside its neighbours, always the same for the same seed; cut off after so many events. */
export function* orderLives(events: number, seed = 'order lives'): Generator<Fact> {
  const random = new Random(seed);
  const underWay: Iterator<Fact>[] = [];
  for (let count = 0, order = 0; count < events;) {
    if (underWay.length < UNDER_WAY) underWay.push(orderLife(++order, random));
    const index = random.between(0, underWay.length - 1);
    const next = (underWay[index] as Iterator<Fact>).next();
    if (next.done === true) underWay.splice(index, 1);
    else {
      count++;
      yield next.value;
    }
  }
}

/** Placed, confirmed, then shipped and delivered, or, one in eight, cancelled. */
function* orderLife(order: number, random: Random): Generator<Fact> {
  const start = FIRST_DAY + order * MS_BETWEEN_ORDERS;
  const time = (hours: number) => new Date(start + hours * 3_600_000).toISOString();
  const placing = drawOrder(order, time(0), random);
  const fact = (revision: number, event: OrderlineEvent, hours: number): Fact => ({
    stream: `order-${placing.orderId}`,
    revision,
    event,
    occurredAt: time(hours),
  });
  const facts = orderFacts(placing);
  const lines = valuedLines(placing.lines);
  yield fact(0, orderPlaced(placing), 0);
  yield fact(1, { type: 'OrderConfirmed', data: facts }, 1);
  if (random.next() < 0.125) {
    yield fact(2, { type: 'OrderCancelled', data: { ...facts, lines, reason: 'Ordered twice', cancelledAt: time(2) } }, 2);
    return;
  }
  yield fact(2, { type: 'OrderShipped', data: { ...facts, lines, complete: true, shippedAt: time(20) } }, 20);
  yield fact(3, { type: 'OrderDelivered', data: { ...facts, deliveredAt: time(48) } }, 48);
}

function drawOrder(order: number, placedAt: string, random: Random): Placing {
  const lines = Array.from({ length: random.between(1, 5) }, (_, index) => {
    const product = random.between(1, PRODUCTS);
    return {
      line: index + 1,
      sku: `LIFE-${product}`,
      name: `PRODUCT NUMBER ${product} IN ASSORTED COLOURS`,
      quantity: random.between(1, 12),
      unitPrice: pounds(`${random.between(1, 40)}.${random.between(1, 9)}`),
    };
  });
  const customerId = `life-${random.between(1, CUSTOMERS)}`;
  return { orderId: `life-${order}`, customerId, country: random.pick(COUNTRIES), placedAt, lines };
}
