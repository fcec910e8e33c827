import { type EventVersions } from '#events/contracts/event-catalogue';
import { type OrderEvent } from '#events/contracts/order-events';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { type StockEvent } from '#events/contracts/stock-events';
import { type WalletEvent } from '#events/contracts/wallet-events';

type Fact = OrderEvent | StockEvent | PaymentEvent | WalletEvent;

/** Which facts move a fulfilment. What its own commands do it learns from their outcomes. */
const reactions = {
  OrderPlaced: 'reacts',
  OrderConfirmed: 'ignored',
  OrderRejected: 'ignored',
  OrderCancelled: 'reacts',
  OrderShipped: 'reacts',
  OrderDelivered: 'ignored',
  OrderLinesReturned: 'reacts',
  OrderErased: 'ignored',
  OrderHeld: 'ignored',
  OrderReleased: 'ignored',
  StockReceived: 'ignored',
  StockAdjusted: 'ignored',
  StockReserved: 'reacts',
  StockReleased: 'ignored',
  StockDispatched: 'ignored',
  StockRestocked: 'ignored',
  WalletCredited: 'ignored',
  WalletDebited: 'reacts',
  PaymentRequested: 'ignored',
  PaymentCaptured: 'reacts',
  PaymentDeclined: 'reacts',
  PaymentExpired: 'ignored',
  PaymentRefunded: 'ignored',
} as const satisfies Record<Fact['type'], 'reacts' | 'ignored'>;

type Reacting = { [Type in keyof typeof reactions]: (typeof reactions)[Type] extends 'reacts' ? Type : never }[keyof typeof reactions];
export type FulfilmentTrigger = Extract<Fact, { type: Reacting }>;

/** The types of the facts that move a fulfilment. */
export const triggers = (Object.keys(reactions) as (keyof typeof reactions)[]).filter((type) => reactions[type] === 'reacts');

/** A fact about the order, with its place in the log. */
export interface Occurrence<Trigger extends FulfilmentTrigger = FulfilmentTrigger> {
  readonly event: Trigger;
  readonly stream: string;
  readonly revision: number;
}

/** One at a time, since what follows from it comes before the next; only of reservations there may be many. Or none: what then follows is what is pending. */
export type Occurrences = readonly [Occurrence] | readonly Occurrence<Extract<FulfilmentTrigger, { type: 'StockReserved' }>>[];

export type Placing = Occurrence<Extract<FulfilmentTrigger, { type: 'OrderPlaced' }>>;

/** What came of a command that was sent: done, with the stream's revision after it, or refused, with the refusal's code. */
export type Outcome = { readonly key: string; readonly revision: number } | { readonly key: string; readonly refused: string };

/** The present, for what has to be done by a certain time. */
export interface Present {
  /** ISO 8601 UTC, with milliseconds. */
  readonly now: string;
  /** How long a payment by card is waited for. */
  readonly paymentDeadlineSeconds: number;
  /** In which versions of events it is recorded. By default in the current ones, of which one tells outcomes and what follows from them. */
  readonly versions?: EventVersions;
}

/**
 * What a fulfilment is told. As long as commands are pending it reacts to nothing else: their outcomes come first, so whoever tells it something
 * and gets no events sends what is pending and tells it again.
 */
export type FulfilmentInput = { readonly orderId: string } & (
  | ({ readonly type: 'React'; readonly occurrences: Occurrences } & Present)
  /** In place of reacting to the placing, once the reservations that follow from it were sent: it is their record, so none is needed before. In current versions only. */
  | ({ readonly type: 'Begin'; readonly placing: Placing; readonly outcomes: readonly Outcome[] } & Present)
  | ({ readonly type: 'RecordOutcomes'; readonly outcomes: readonly Outcome[] } & Present)
  | { readonly type: 'FireTimer'; readonly key: string; readonly now: string }
);
