import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { Id, Price, Text, Time } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const PaymentFacts = {
  orderId: Id('The order that is paid.'),
  customerId: Type.Optional(Id('The customer, where the order has one.')),
};
const ProviderFacts = {
  ...PaymentFacts,
  providerEventId: Text('The provider’s own id of its event, which it repeats when it sends the event again.', 200),
  amount: Price,
};

export const PaymentRequested = defineEvent(
  'PaymentRequested',
  1,
  'The provider may collect this amount for the order.',
  Type.Object({ ...PaymentFacts, amount: Price, requestedAt: Time('When, UTC.'), dueAt: Time('After this it expires, UTC.') }),
);

export const PaymentCaptured = defineEvent(
  'PaymentCaptured',
  1,
  'The provider says that it has the money. A fact also when it comes late or with another amount.',
  Type.Object({
    ...ProviderFacts,
    matches: Type.Boolean({ description: 'Whether the amount is the one that was requested.' }),
    capturedAt: Time('By the provider’s clock, UTC.'),
  }),
);

export const PaymentDeclined = defineEvent(
  'PaymentDeclined',
  1,
  'The provider says that it will not get the money. A fact also when it comes late.',
  Type.Object({
    ...ProviderFacts,
    reason: Type.Optional(Text('The provider’s words.', 1_000)),
    declinedAt: Time('By the provider’s clock, UTC.'),
  }),
);

export const PaymentExpired = defineEvent(
  'PaymentExpired',
  1,
  'The payment is no longer waited for.',
  Type.Object({ ...PaymentFacts, amount: Price, reason: Text('Why.', 1_000) }),
);

export const PaymentRefunded = defineEvent(
  'PaymentRefunded',
  1,
  'Captured money goes back.',
  Type.Object({
    ...PaymentFacts,
    refundId: Id('The refund: the same id is the same refund.'),
    amount: Price,
    reason: Text('Why.', 1_000),
    byHand: Type.Boolean({ description: 'Whether a person asked for it, rather than the fulfilment of the order.' }),
    complete: Type.Boolean({ description: 'Whether everything captured has now gone back.' }),
  }),
);

export type PaymentEvent =
  | EventOf<typeof PaymentRequested>
  | EventOf<typeof PaymentCaptured>
  | EventOf<typeof PaymentDeclined>
  | EventOf<typeof PaymentExpired>
  | EventOf<typeof PaymentRefunded>;
