import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, due } from '#events/contracts/currencies';
import { formatAmount, money, parseAmount, totalOf } from '#events/contracts/money';
import { type OrderEvent } from '#events/contracts/order-events';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { orderDecider } from '../order/order.js';
import { type PlaceOrder } from '../order/place-order.js';
import { Refusal } from '../refusal.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage } from '../testing/run-commands.js';
import { paymentDecider } from './payment.js';

const orderId = '7';
const now = '2026-03-01T10:00:00.000Z';
const anyPrice = fc.oneof(fc.bigInt(1n, 50_000n), fc.bigInt(1n, 50_000_000n)).map(formatAmount);
const anyStep = fc.oneof(
  fc.record({ act: fc.constant('return' as const), line: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ act: fc.constant('refund' as const), units: fc.bigInt(1n, 100_000n) }),
  fc.record({ act: fc.constant('refund-rest' as const) }),
);
const anyCase = fc.record({
  currency: fc.constantFrom(...currencies.keys()),
  lines: fc.array(fc.record({ price: anyPrice, quantity: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 4 }),
  steps: fc.array(anyStep, { maxLength: 20 }),
});
type Case = typeof anyCase extends fc.Arbitrary<infer Each> ? Each : never;

/** An order paid by card, whose returns are paid back as they say, with refunds by hand in between. */
class Purchase {
  readonly order: OrderEvent[] = [];
  readonly payment: PaymentEvent[] = [];

  constructor({ currency, lines }: Case) {
    const skus = lines.map((_, index) => `SKU-${index}`);
    const command: PlaceOrder = {
      type: 'PlaceOrder',
      ...{ orderId, currency, shipTo: { country: 'GB' }, payment: { method: 'card' }, placedAt: now, sellDiscontinued: false },
      lines: lines.map(({ price, quantity }, index) => ({ sku: skus[index]!, quantity, unitPrice: { amount: price, currency } })),
      products: new Map(skus.map((sku) => [sku, { name: sku, price: { amount: '1', currency }, status: 'published' }])),
    };
    this.ofOrder(command);
    this.ofOrder({ type: 'ConfirmOrder', orderId });
    this.ofOrder({ type: 'ShipOrder', orderId, shippedAt: now });
    const amount = this.placed.amountDue;
    if (parseAmount(amount.amount) === 0n) return;
    this.ofPayment({ type: 'RequestPayment', orderId, amount, requestedAt: now, dueAt: now });
    this.ofPayment({ type: 'CapturePayment', orderId, providerEventId: 'e', amount, capturedAt: now });
  }

  get placed() {
    const [placed] = this.order;
    if (placed?.type !== 'OrderPlaced') throw new Error('it was placed');
    return placed.data;
  }

  get kept(): bigint {
    const state = fold(orderDecider, this.order);
    return state.status === 'absent' ? 0n : totalOf(state.lines.map((line) => ({ ...line, quantity: line.quantity - line.returned })));
  }

  /** In ten-thousandths, of what was captured. */
  get left(): bigint {
    const state = fold(paymentDecider, this.payment);
    return state.status === 'absent' ? 0n : state.collected.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0n);
  }

  get byHand(): bigint {
    return this.payment.reduce(
      (sum, { type, data }) => (type === 'PaymentRefunded' && data.byHand ? sum + parseAmount(data.amount.amount) : sum),
      0n,
    );
  }

  ofOrder(command: Parameters<typeof orderDecider.decide>[0]): void {
    const made = decideOrRefuse(orderDecider, command, fold(orderDecider, this.order));
    if (made instanceof Refusal) return;
    this.order.push(...afterStorage(made));
    for (const event of made) {
      if (event.type !== 'OrderLinesReturned' || parseAmount(event.data.refundDue.amount) === 0n) continue;
      const refundId = `return-${this.order.length}`;
      this.ofPayment({ type: 'RefundPayment', orderId, refundId, amount: event.data.refundDue, reason: 'returned', byHand: false });
    }
  }

  ofPayment(command: Parameters<typeof paymentDecider.decide>[0]): Refusal | undefined {
    const made = decideOrRefuse(paymentDecider, command, fold(paymentDecider, this.payment));
    if (made instanceof Refusal) return made;
    this.payment.push(...afterStorage(made));
    return undefined;
  }

  refund(units: bigint): Refusal | undefined {
    const amount = money(units, this.placed.currency);
    return this.ofPayment({
      type: 'RefundPayment',
      orderId,
      refundId: `hand-${this.payment.length}`,
      amount,
      reason: 'sorry',
      byHand: true,
    });
  }

  perform(step: Case['steps'][number]): void {
    if (step.act === 'return') {
      const { line, quantity } = step;
      return this.ofOrder({ type: 'ReturnLines', orderId, lines: [{ line, quantity }], reason: 'broken', returnedAt: now });
    }
    const units = step.act === 'refund' ? step.units : this.left;
    const before = this.left;
    const refused = this.refund(units);
    const payable = units > 0n && units <= before && (units === before || due(units, this.placed.currency) === units);
    expect(refused === undefined).toBe(payable);
  }
}

describe('Any order by card in any currency, returned in any parts, with any refunds by hand', () => {
  it('was paid what is due, and keeps what is due for what is kept, less what was given by hand', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const purchase = new Purchase(each);
        expect(parseAmount(purchase.placed.amountDue.amount)).toBe(due(purchase.kept, each.currency));
        for (const step of each.steps) {
          purchase.perform(step);
          const owed = due(purchase.kept, each.currency) - purchase.byHand;
          expect(purchase.left).toBe(owed > 0n ? owed : 0n);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives back in all exactly what was paid, in amounts that there are', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const purchase = new Purchase(each);
        for (const step of each.steps) purchase.perform(step);
        for (const line of [1, 2, 3, 4]) {
          for (let unit = 0; unit < 5; unit++) purchase.perform({ act: 'return', line, quantity: 1 });
        }
        expect(purchase.kept).toBe(0n);
        expect(purchase.left).toBe(0n);
        for (const { type, data } of purchase.payment) {
          if (type !== 'PaymentRefunded') continue;
          const units = parseAmount(data.amount.amount);
          expect(due(units, each.currency)).toBe(units);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
