import { type creditNoteStream } from '#events/contracts/credit-note-events';
import { type customerStream, type emailStream } from '#events/contracts/customer-events';
import { type EventOf, isOf } from '#events/contracts/define-stream';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type Money, parseAmount, totalOf } from '#events/contracts/money';
import { type OrderEvent } from '#events/contracts/order-events';
import { type productStream } from '#events/contracts/product-events';
import { type StockEvent, stockStream } from '#events/contracts/stock-events';
import { type WalletEvent, walletStream } from '#events/contracts/wallet-events';

/** What moves neither money nor units of an order: of its own events those without lines. Everything else has to be answered. */
type Silent =
  | Exclude<OrderEvent, { readonly data: { readonly lines: unknown } }>
  | EventOf<typeof productStream | typeof creditNoteStream | typeof customerStream | typeof emailStream>;

export interface SkuAccount {
  onHand: number;
  received: number;
  adjusted: number;
  dispatched: number;
  restocked: number;
  /** Units held, by order and together. */
  readonly held: Map<string, number>;
  reserved: number;
  readonly timesReserved: Map<string, number>;
  /** Units that left and came back, by order. */
  readonly dispatchedFor: Map<string, number>;
  readonly restockedFor: Map<string, number>;
  lowestAvailable: number;
}

export interface OrderAccount {
  method: string;
  currency: string;
  value: bigint;
  readonly ordered: Map<string, number>;
  readonly shipped: Map<string, number>;
  readonly takenBack: Map<string, number>;
  /** Their value. */
  returned: bigint;
  /** Whether what they are worth was paid back as it is, not as the currency has it: so it was once. */
  paidBackExactly: boolean;
  readonly times: Map<OrderlineEvent['type'], number>;
  /** Money by currency; a provider may collect in another one than was asked for. */
  readonly paid: Map<string, bigint>;
  readonly paidBack: Map<string, bigint>;
  /** Of what was paid back to a card, what a person asked for. */
  readonly byHand: Map<string, bigint>;
  /** The capture that was taken for the payment. */
  accepted: bigint | undefined;
  held: boolean;
  /** When its payment expires, and when it moved last: milliseconds since 1970. */
  dueAt: number;
  latest: number;
  /** Commands that have no outcome yet, with the time at which they were recorded. */
  readonly commands: Map<string, number>;
  readonly outcomes: Set<string>;
  repeatedOutcomes: number;
}

/** What the log says about every sku and every order, added up by nothing but additions: it shares no rule with the domain. */
export class Ledger {
  readonly skus = new Map<string, SkuAccount>();
  readonly orders = new Map<string, OrderAccount>();
  readonly wallets = new Map<string, bigint>();
  lowestBalance = 0n;
  events = 0;
  /** Events that are not ours, by type: passed over. */
  readonly foreign = new Map<string, number>();

  /** @param recordedAt milliseconds since 1970 */
  add(event: OrderlineEvent, recordedAt: number): void {
    this.events++;
    if (isOf(stockStream, event)) this.#move(event);
    else if ('orderId' in event.data && event.data.orderId !== undefined) this.#account(event, event.data.orderId, recordedAt);
    if (isOf(walletStream, event)) this.#wallet(event);
  }

  passOver(type: string): void {
    count(this.foreign, type, 1);
  }

  #move(event: StockEvent): void {
    const sku = entry(this.skus, event.data.sku, newSku);
    const hold = (orderId: string, units: number) => {
      sku.reserved += units;
      const left = (sku.held.get(orderId) ?? 0) + units;
      if (left === 0) sku.held.delete(orderId);
      else sku.held.set(orderId, left);
    };
    switch (event.type) {
      case 'StockReceived':
        sku.received += event.data.quantity;
        sku.onHand += event.data.quantity;
        break;
      case 'StockAdjusted':
        sku.adjusted += event.data.delta;
        sku.onHand += event.data.delta;
        break;
      case 'StockReserved':
        hold(event.data.orderId, event.data.quantity);
        count(sku.timesReserved, event.data.orderId, 1);
        break;
      case 'StockReleased':
        hold(event.data.orderId, -event.data.quantity);
        break;
      case 'StockDispatched':
        hold(event.data.orderId, -event.data.quantity);
        sku.dispatched += event.data.quantity;
        count(sku.dispatchedFor, event.data.orderId, event.data.quantity);
        sku.onHand -= event.data.quantity;
        break;
      case 'StockRestocked':
        sku.restocked += event.data.quantity;
        count(sku.restockedFor, event.data.orderId, event.data.quantity);
        sku.onHand += event.data.quantity;
        break;
      default: {
        const _: never = event;
      }
    }
    sku.lowestAvailable = Math.min(sku.lowestAvailable, sku.onHand - sku.reserved);
  }

  #account(event: Exclude<OrderlineEvent, StockEvent>, orderId: string, recordedAt: number): void {
    const order = entry(this.orders, orderId, newOrder);
    order.latest = recordedAt;
    count(order.times, event.type, 1);
    switch (event.type) {
      case 'OrderPlaced':
        order.method = event.data.payment.method;
        order.currency = event.data.currency;
        order.value = parseAmount(event.data.total.amount);
        for (const { sku, quantity } of event.data.lines) count(order.ordered, sku, quantity);
        break;
      case 'OrderRejected':
      case 'OrderCancelled':
        break; // Whatever goes back says so itself.
      case 'OrderShipped':
        for (const { sku, quantity } of event.data.lines) count(order.shipped, sku, quantity);
        break;
      case 'OrderLinesReturned':
        order.returned += totalOf(event.data.lines);
        if (parseAmount(event.data.refundDue.amount) === totalOf(event.data.lines)) order.paidBackExactly = true;
        for (const { sku, quantity } of event.data.lines) count(order.takenBack, sku, quantity);
        break;
      case 'OrderHeld':
      case 'OrderReleased':
        order.held = event.type === 'OrderHeld';
        break;
      case 'PaymentRequested':
        order.dueAt = Date.parse(event.data.dueAt);
        break;
      case 'PaymentDeclined':
      case 'PaymentExpired':
        break; // No money has moved.
      case 'PaymentCaptured':
        if (event.data.matches) order.accepted ??= parseAmount(event.data.amount.amount);
        addMoney(order.paid, event.data.amount);
        break;
      case 'WalletDebited':
        addMoney(order.paid, event.data.amount);
        break;
      case 'PaymentRefunded':
        addMoney(order.paidBack, event.data.amount);
        if (event.data.byHand) addMoney(order.byHand, event.data.amount);
        break;
      case 'WalletCredited':
        addMoney(order.paidBack, event.data.amount);
        break;
      case 'FulfilmentStarted':
        for (const { key } of event.data.commands) order.commands.set(key, recordedAt);
        break;
      case 'FulfilmentAdvanced':
        settle(order, event.data);
        for (const { key } of event.data.commands) order.commands.set(key, recordedAt);
        break;
      case 'FulfilmentOutcomesRecorded':
        settle(order, event.data);
        break;
      default: {
        const _: Silent = event;
      }
    }
  }

  #wallet({ type, data }: WalletEvent): void {
    const moved = parseAmount(data.amount.amount);
    const balance = (this.wallets.get(data.customerId) ?? 0n) + (type === 'WalletCredited' ? moved : -moved);
    this.wallets.set(data.customerId, balance);
    if (balance < this.lowestBalance) this.lowestBalance = balance;
  }
}

type Outcomes = Extract<OrderlineEvent, { type: 'FulfilmentOutcomesRecorded' }>['data'];

function settle(order: OrderAccount, { done, refused }: Pick<Outcomes, 'done' | 'refused'>): void {
  for (const { key } of [...done, ...refused]) {
    if (order.outcomes.has(key)) order.repeatedOutcomes++;
    order.outcomes.add(key);
    order.commands.delete(key);
  }
}

const newSku = (): SkuAccount => ({
  onHand: 0,
  received: 0,
  adjusted: 0,
  dispatched: 0,
  restocked: 0,
  held: new Map(),
  reserved: 0,
  timesReserved: new Map(),
  dispatchedFor: new Map(),
  restockedFor: new Map(),
  lowestAvailable: 0,
});
const newOrder = (): OrderAccount => ({
  method: '',
  currency: '',
  value: 0n,
  ordered: new Map(),
  shipped: new Map(),
  takenBack: new Map(),
  returned: 0n,
  paidBackExactly: false,
  times: new Map(),
  paid: new Map(),
  paidBack: new Map(),
  byHand: new Map(),
  accepted: undefined,
  held: false,
  dueAt: 0,
  latest: 0,
  commands: new Map(),
  outcomes: new Set(),
  repeatedOutcomes: 0,
});

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function count<Key>(map: Map<Key, number>, key: Key, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

function addMoney(sums: Map<string, bigint>, { amount, currency }: Money): void {
  sums.set(currency, (sums.get(currency) ?? 0n) + parseAmount(amount));
}
