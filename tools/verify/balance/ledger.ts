import { type creditNoteStream } from '#events/contracts/credit-note-events';
import { type customerStream, type emailStream } from '#events/contracts/customer-events';
import { type EventOf, isOf } from '#events/contracts/define-stream';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { parseAmount, totalOf } from '#events/contracts/money';
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
  value: bigint;
  readonly ordered: Map<string, number>;
  readonly shipped: Map<string, number>;
  readonly takenBack: Map<string, number>;
  /** Their value. */
  returned: bigint;
  readonly times: Map<OrderlineEvent['type'], number>;
  paid: bigint;
  paidBack: bigint;
  byHand: bigint;
  readonly commands: Set<string>;
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

  add(event: OrderlineEvent): void {
    this.events++;
    if (isOf(stockStream, event)) this.#move(event);
    else if ('orderId' in event.data && event.data.orderId !== undefined) this.#account(event, event.data.orderId);
    if (isOf(walletStream, event)) this.#wallet(event);
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

  #account(event: Exclude<OrderlineEvent, StockEvent>, orderId: string): void {
    const order = entry(this.orders, orderId, newOrder);
    count(order.times, event.type, 1);
    switch (event.type) {
      case 'OrderPlaced':
        order.method = event.data.payment.method;
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
        for (const { sku, quantity } of event.data.lines) count(order.takenBack, sku, quantity);
        break;
      case 'PaymentRequested':
      case 'PaymentDeclined':
      case 'PaymentExpired':
        break; // No money has moved.
      case 'PaymentCaptured':
      case 'WalletDebited':
        order.paid += parseAmount(event.data.amount.amount);
        break;
      case 'PaymentRefunded':
        order.paidBack += parseAmount(event.data.amount.amount);
        if (event.data.byHand) order.byHand += parseAmount(event.data.amount.amount);
        break;
      case 'WalletCredited':
        order.paidBack += parseAmount(event.data.amount.amount);
        break;
      case 'FulfilmentStarted':
      case 'FulfilmentAdvanced':
        for (const { key } of event.data.commands) order.commands.add(key);
        break;
      case 'FulfilmentOutcomesRecorded':
        for (const { key } of [...event.data.done, ...event.data.refused]) {
          if (order.outcomes.has(key)) order.repeatedOutcomes++;
          order.outcomes.add(key);
        }
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
  value: 0n,
  ordered: new Map(),
  shipped: new Map(),
  takenBack: new Map(),
  returned: 0n,
  times: new Map(),
  paid: 0n,
  paidBack: 0n,
  byHand: 0n,
  commands: new Set(),
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
