import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Flag, Id, Price, Reason, Text, Time } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const Amount = Price('15.3');
const PaymentFacts = {
  orderId: Id('The order that is paid.', '536365'),
  customerId: Type.Optional(Id('The customer, where the order has one.', '17850')),
};
const ProviderFacts = {
  ...PaymentFacts,
  providerEventId: Text('The provider’s own id of its event, which it repeats when it sends the event again.', 'evt_1', 200),
  amount: Amount,
};

const PaymentRequested = defineEvent(
  'PaymentRequested',
  1,
  'The provider may collect this amount for the order.',
  Type.Object({
    ...PaymentFacts,
    amount: Amount,
    requestedAt: Time('When, UTC.'),
    dueAt: Time('After this it expires, UTC.', '2026-11-21T08:30:00.000Z'),
  }),
);

const PaymentCaptured = defineEvent(
  'PaymentCaptured',
  1,
  'The provider says that it has the money. A fact also when it comes late or with another amount.',
  Type.Object({
    ...ProviderFacts,
    matches: Flag('Whether the amount is the one that was requested.'),
    capturedAt: Time('By the provider’s clock, UTC.'),
  }),
);

const PaymentDeclined = defineEvent(
  'PaymentDeclined',
  1,
  'The provider says that it will not get the money. A fact also when it comes late.',
  Type.Object({
    ...ProviderFacts,
    reason: Type.Optional(Text('The provider’s words.', 'Changed my mind.', 1_000)),
    declinedAt: Time('By the provider’s clock, UTC.'),
  }),
);

const PaymentExpired = defineEvent(
  'PaymentExpired',
  1,
  'The payment is no longer waited for.',
  Type.Object({ ...PaymentFacts, amount: Amount, reason: Reason }),
);

const PaymentRefunded = defineEvent(
  'PaymentRefunded',
  1,
  'Captured money goes back.',
  Type.Object({
    ...PaymentFacts,
    refundId: Id('The refund: the same id is the same refund.', 'e5c3a1c7-2f2e-5a5d-9d7f-3c8d4b0a6e11'),
    amount: Amount,
    reason: Reason,
    byHand: Flag('Whether a person asked for it, rather than the fulfilment of the order.'),
    complete: Flag('Whether everything captured has now gone back.'),
  }),
);

export const paymentStream = defineStream('payment', { title: 'Payment', id: 'orderId' }, [
  PaymentRequested,
  PaymentCaptured,
  PaymentDeclined,
  PaymentExpired,
  PaymentRefunded,
]);
export type PaymentEvent = EventOf<typeof paymentStream>;
