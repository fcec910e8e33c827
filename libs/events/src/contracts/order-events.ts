import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Flag, OrderFacts, Price, Reason, ShipTo, SoldLine, Sku, Text, Time, ValuedLine } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

export const PaymentMethod = Type.Union([Type.Literal('on-account'), Type.Literal('wallet'), Type.Literal('card')]);
export type PaymentMethod = Type.Static<typeof PaymentMethod>;

/** Version 1 had the address in plain text; since then it is sealed, in the same fields. */
export const OrderPlaced = defineEvent(
  'OrderPlaced',
  2,
  'An order was accepted with the prices and names of that moment.',
  Type.Object({
    ...OrderFacts,
    lines: Type.Array(SoldLine, { minItems: 1, maxItems: 2_000 }),
    total: Price('15.3'),
    shipTo: ShipTo,
    payment: Type.Object({ method: PaymentMethod }),
  }),
  { 1: (data: unknown) => data },
);

export const OrderConfirmed = defineEvent(
  'OrderConfirmed',
  1,
  'Stock is reserved and the payment is settled or on account.',
  Type.Object({ ...OrderFacts }),
);

const OrderRejected = defineEvent(
  'OrderRejected',
  1,
  'The order could not be fulfilled.',
  Type.Object({
    ...OrderFacts,
    lines: Type.Array(ValuedLine),
    reason: Reason,
    skus: Type.Optional(Type.Array(Sku, { description: 'The skus that were short.' })),
  }),
);

const OrderCancelled = defineEvent(
  'OrderCancelled',
  1,
  'The order was called off before its first shipment.',
  Type.Object({ ...OrderFacts, lines: Type.Array(ValuedLine), reason: Reason, cancelledAt: Time('Business time, UTC.') }),
);

export const OrderShipped = defineEvent(
  'OrderShipped',
  1,
  'Some or all of what was left went out.',
  Type.Object({
    ...OrderFacts,
    lines: Type.Array(ValuedLine),
    trackingNumber: Type.Optional(Text('The carrier’s number.', 'GB-1029', 200)),
    complete: Flag('Whether everything ordered has now been shipped.'),
    shippedAt: Time('Business time, UTC.'),
  }),
);

const OrderDelivered = defineEvent(
  'OrderDelivered',
  1,
  'What was shipped has arrived.',
  Type.Object({ ...OrderFacts, deliveredAt: Time('Business time, UTC.') }),
);

export const OrderLinesReturned = defineEvent(
  'OrderLinesReturned',
  1,
  'The customer sent lines back.',
  Type.Object({
    ...OrderFacts,
    lines: Type.Array(ValuedLine),
    reason: Reason,
    complete: Flag('Whether everything ordered has been shipped and returned.'),
    returnedAt: Time('Business time, UTC.'),
  }),
);

const OrderErased = defineEvent(
  'OrderErased',
  1,
  'The personal data of an order without a customer was erased: its key is destroyed.',
  Type.Object({ ...OrderFacts, reason: Reason, erasedAt: Time('Business time, UTC.') }),
);

const OrderHeld = defineEvent(
  'OrderHeld',
  1,
  'The order is not to be shipped until it is released, rejected or cancelled.',
  Type.Object({ ...OrderFacts, reason: Reason, heldAt: Time('Business time, UTC.') }),
);

const OrderReleased = defineEvent(
  'OrderReleased',
  1,
  'The order may be shipped again.',
  Type.Object({ ...OrderFacts, releasedAt: Time('Business time, UTC.') }),
);

export const orderStream = defineStream('order', { title: 'Order', id: 'orderId' }, [
  OrderPlaced,
  OrderConfirmed,
  OrderRejected,
  OrderCancelled,
  OrderShipped,
  OrderDelivered,
  OrderLinesReturned,
  OrderErased,
  OrderHeld,
  OrderReleased,
]);
export type OrderEvent = EventOf<typeof orderStream>;
