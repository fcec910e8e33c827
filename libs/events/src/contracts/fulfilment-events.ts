import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { OrderFacts, Price, Quantity, Revision, Sku, Text, Time } from './fields.js';
import { PaymentMethod } from './order-events.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const command = <const Name extends string, Fields extends Type.TProperties>(type: Name, fields: Fields) =>
  Type.Object({
    key: Type.String({ maxLength: 200, description: 'The command’s name in its process; the id of the command is derived from it.' }),
    type: Type.Literal(type),
    ...fields,
  });
const Reason = Text('Why.', 1_000);

/** What the process sends to other aggregates. It is sent as it stands here, however often, with an id derived from process and key. */
export const FulfilmentCommand = Type.Union([
  command('ReserveStock', { sku: Sku, quantity: Quantity }),
  command('ReleaseStock', { sku: Sku }),
  command('DispatchStock', { sku: Sku, quantity: Quantity, shipment: Revision('Of the OrderShipped.') }),
  command('RestockReturn', { sku: Sku, quantity: Quantity, return: Revision('Of the OrderLinesReturned.') }),
  command('RequestPayment', { amount: Price, dueAt: Time('When it expires, UTC.') }),
  command('ExpirePayment', { reason: Reason }),
  /** At most what is left; without an amount all that is left. */
  command('RefundPayment', { amount: Type.Optional(Price), reason: Reason }),
  command('DebitWallet', { amount: Price }),
  command('CreditWallet', { amount: Price, reason: Reason }),
  command('ConfirmOrder', {}),
  command('RejectOrder', { reason: Reason, skus: Type.Optional(Type.Array(Sku)) }),
]);
export type FulfilmentCommand = Type.Static<typeof FulfilmentCommand>;

export const FulfilmentStatus = Type.Union([
  Type.Literal('reserving'),
  Type.Literal('requesting-payment'),
  Type.Literal('awaiting-payment'),
  Type.Literal('confirming'),
  Type.Literal('confirmed'),
  Type.Literal('rejecting'),
  Type.Literal('rejected'),
  Type.Literal('cancelled'),
]);
export type FulfilmentStatus = Type.Static<typeof FulfilmentStatus>;

const Commands = Type.Array(FulfilmentCommand, { description: 'To be sent, from now until each has its outcome.' });

export const FulfilmentStarted = defineEvent(
  'FulfilmentStarted',
  1,
  'The fulfilment of an order has begun.',
  Type.Object({ ...OrderFacts, method: PaymentMethod, total: Price, commands: Commands }),
);

export const FulfilmentAdvanced = defineEvent(
  'FulfilmentAdvanced',
  1,
  'The process has reacted: to an event, to outcomes, or to a timer.',
  Type.Object({
    orderId: OrderFacts.orderId,
    status: FulfilmentStatus,
    because: Text('What it reacted to: an event as <stream>@<revision>, "outcomes", or "timer <key>".', 300),
    reason: Type.Optional(Reason),
    commands: Commands,
    /** The timers that run from now on; those that are not named are stopped. */
    timers: Type.Array(Type.Object({ key: Type.String({ maxLength: 100 }), dueAt: Time('UTC.') })),
  }),
);

export const FulfilmentOutcomesRecorded = defineEvent(
  'FulfilmentOutcomesRecorded',
  1,
  'What came of commands that the process had sent.',
  Type.Object({
    orderId: OrderFacts.orderId,
    done: Type.Array(
      Type.Object({ key: Type.String({ maxLength: 200 }), revision: Type.Integer({ description: 'Of the stream after the command.' }) }),
    ),
    refused: Type.Array(
      Type.Object({
        key: Type.String({ maxLength: 200 }),
        code: Type.String({ maxLength: 100, description: 'Of the refusal.' }),
      }),
    ),
  }),
);

export type FulfilmentEvent =
  EventOf<typeof FulfilmentStarted> | EventOf<typeof FulfilmentAdvanced> | EventOf<typeof FulfilmentOutcomesRecorded>;
