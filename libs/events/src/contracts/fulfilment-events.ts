import Type from 'typebox';
import { defineEvent } from './define-event.js';
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

const FulfilmentStarted = defineEvent(
  'FulfilmentStarted',
  1,
  'The fulfilment of an order has begun.',
  Type.Object({ ...OrderFacts, method: PaymentMethod, total: Amount, commands: Commands }),
);

export const FulfilmentAdvanced = defineEvent(
  'FulfilmentAdvanced',
  1,
  'The process has reacted: to an event, to outcomes, or to a timer.',
  Type.Object({
    orderId: OrderFacts.orderId,
    status: FulfilmentStatus,
    because: Text('What it reacted to: an event as <stream>@<revision>, "outcomes", or "timer <key>".', 'payment-536365@1', 300),
    reason: Type.Optional(Reason),
    commands: Commands,
    /** The timers that run from now on; those that are not named are stopped. */
    timers: Type.Array(
      Type.Object({ key: Type.String({ maxLength: 100, examples: ['payment-deadline'] }), dueAt: Time('UTC.', DEADLINE) }),
    ),
  }),
);

const FulfilmentOutcomesRecorded = defineEvent(
  'FulfilmentOutcomesRecorded',
  1,
  'What came of commands that the process had sent.',
  Type.Object({
    orderId: OrderFacts.orderId,
    done: Type.Array(Type.Object({ key: Key, revision: Type.Integer({ description: 'Of the stream after the command.', examples: [3] }) })),
    refused: Type.Array(Type.Object({ key: Key, code: Text('Of the refusal.', 'stock-insufficient', 100) })),
  }),
);

export const fulfilmentStream = defineStream('fulfilment', { title: 'Fulfilment', id: 'orderId' }, [
  FulfilmentStarted,
  FulfilmentAdvanced,
  FulfilmentOutcomesRecorded,
]);
export type FulfilmentEvent = EventOf<typeof fulfilmentStream>;
