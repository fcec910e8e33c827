import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Id, Price, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const Movement = {
  customerId: Id('Whose store credit.', '17850'),
  orderId: Type.Optional(Id('The order that was paid or paid back.', '536365')),
  amount: Price('15.3'),
  reference: Text('What for.', 'order 536365', 200),
  balance: Price('34.7'),
};

const WalletCredited = defineEvent('WalletCredited', 1, 'Store credit was added; the balance is the one after it.', Type.Object(Movement));

const WalletDebited = defineEvent('WalletDebited', 1, 'Store credit was spent; the balance is the one after it.', Type.Object(Movement));

export const walletStream = defineStream('wallet', { title: 'Wallet', id: 'customerId' }, [WalletCredited, WalletDebited]);
export type WalletEvent = EventOf<typeof walletStream>;
