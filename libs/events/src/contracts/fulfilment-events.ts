import Type from 'typebox';
import { defineEvent, without } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { OrderFacts, Price, Quantity, Reason, Revision, Sku, Text, Time } from './fields.js';
import { PaymentMethod } from './order-events.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const KEY = '0/ReserveStock/LANTERN';
const Key = Type.String({ maxLength: 200, examples: [KEY] });
const DEADLINE = '2026-11-21T08:30:00.000Z';
const Amount = Price('15.3');

const command = <const Name extends string, Fields extends Type.TProperties>(type: Name, fields: Fields) =>
  Type.Object({
    key: Text('The command’s name in its process; the id of the command is derived from it.', KEY, 200),
    type: Type.Literal(type),
    ...fields,
  });

/** What the process sends to other aggregates. It is sent as it stands here, however often, with an id derived from process and key. */
export const FulfilmentCommand = Type.Union([
  command('ReserveStock', { sku: Sku, quantity: Quantity }),
  command('ReleaseStock', { sku: Sku }),
  command('DispatchStock', { sku: Sku, quantity: Quantity, shipment: Revision('Of the OrderShipped.', 2) }),
  command('RestockReturn', { sku: Sku, quantity: Quantity, return: Revision('Of the OrderLinesReturned.', 4) }),
  command('RequestPayment', { amount: Amount, dueAt: Time('When it expires, UTC.', DEADLINE) }),
  command('ExpirePayment', { reason: Reason }),
  /** At most what is left; without an amount all that is left. */
  command('RefundPayment', { amount: Type.Optional(Amount), reason: Reason }),
  command('DebitWallet', { amount: Amount }),
  command('CreditWallet', { amount: Amount, reason: Reason }),
  command('ConfirmOrder', {}),
  command('RejectOrder', { reason: Reason, skus: Type.Optional(Type.Array(Sku)) }),
]);
export type FulfilmentCommand = Type.Static<typeof FulfilmentCommand>;

export const FulfilmentStatus = Type.Union(
  [
    Type.Literal('reserving'),
    Type.Literal('requesting-payment'),
    Type.Literal('awaiting-payment'),
    Type.Literal('confirming'),
    Type.Literal('confirmed'),
    Type.Literal('rejecting'),
    Type.Literal('rejected'),
    Type.Literal('cancelled'),
  ],
  { examples: ['awaiting-payment'] },
);
export type FulfilmentStatus = Type.Static<typeof FulfilmentStatus>;

const Commands = Type.Array(FulfilmentCommand, { description: 'To be sent, from now until each has its outcome.' });

/** What a step of the process sets down. */
const Step = {
  status: FulfilmentStatus,
  reason: Type.Optional(Reason),
  commands: Commands,
  /** The timers that run from now on; those that are not named are stopped. */
  timers: Type.Array(Type.Object({ key: Type.String({ maxLength: 100, examples: ['payment-deadline'] }), dueAt: Time('UTC.', DEADLINE) })),
};

/** What came of commands that the process had sent. */
const Outcomes = {
  done: Type.Array(Type.Object({ key: Key, revision: Type.Integer({ description: 'Of the stream after the command.', examples: [3] }) })),
  refused: Type.Array(Type.Object({ key: Key, code: Text('Of the refusal.', 'stock-insufficient', 100) })),
};

const StartedBefore = { ...OrderFacts, method: PaymentMethod, total: Amount, commands: Commands };

/** Version 1 recorded the reservations before they were sent, and nothing else. */
const stillReserving = (data: Type.Static<Type.TObject<typeof StartedBefore>>) =>
  ({ ...data, reserved: [], short: [], status: 'reserving', timers: [] }) as const;

export const FulfilmentStarted = defineEvent(
  'FulfilmentStarted',
  2,
  'The fulfilment of an order has begun: its stock is reserved or short, and what follows from that is to be sent.',
  Type.Object({
    ...StartedBefore,
    ...Step,
    /** Of the reservations that follow from the placing. */
    reserved: Type.Array(Type.Object({ sku: Sku, revision: Revision('Of the stock’s stream once the reservation stood in it.', 3) })),
    short: Type.Array(Type.Object({ sku: Sku, code: Text('Of the refusal.', 'stock-insufficient', 100) })),
  }),
  { 1: stillReserving },
  without('reserved', 'short', 'status', 'reason', 'timers'),
);

const advancedAlone = (data: object) => ({ ...data, done: [], refused: [] });

export const FulfilmentAdvanced = defineEvent(
  'FulfilmentAdvanced',
  2,
  'The process has reacted: to an event, to outcomes, which it tells, or to a timer.',
  Type.Object({
    orderId: OrderFacts.orderId,
    because: Text('What it reacted to: an event as <stream>@<revision>, "outcomes", or "timer <key>".', 'payment-536365@1', 300),
    ...Step,
    ...Outcomes,
  }),
  { 1: advancedAlone },
  without('done', 'refused'),
);

const FulfilmentOutcomesRecorded = defineEvent(
  'FulfilmentOutcomesRecorded',
  1,
  'What came of commands that the process had sent, where nothing follows from it yet.',
  Type.Object({ orderId: OrderFacts.orderId, ...Outcomes }),
);

export const fulfilmentStream = defineStream('fulfilment', { title: 'Fulfilment', id: 'orderId' }, [
  FulfilmentStarted,
  FulfilmentAdvanced,
  FulfilmentOutcomesRecorded,
]);
export type FulfilmentEvent = EventOf<typeof fulfilmentStream>;
