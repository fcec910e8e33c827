import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { Id, Price, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const Movement = {
  customerId: Id('Whose store credit.'),
  orderId: Type.Optional(Id('The order that was paid or paid back.')),
  amount: Price,
  reference: Text('What for.', 200),
  balance: Price,
};

export const WalletCredited = defineEvent(
  'WalletCredited',
  1,
  'Store credit was added; the balance is the one after it.',
  Type.Object(Movement),
);

export const WalletDebited = defineEvent(
  'WalletDebited',
  1,
  'Store credit was spent; the balance is the one after it.',
  Type.Object(Movement),
);

export type WalletEvent = EventOf<typeof WalletCredited> | EventOf<typeof WalletDebited>;
