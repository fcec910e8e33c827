import { tried } from '#platform/routes/route-words';
import { type CommandWords } from '../http/command-route.js';
import { RefundPaymentBody } from './payment-bodies.js';

/** What is said of the route of refunds by hand. */
export const refundRoute: CommandWords = {
  allow: ['clerk'],
  summary: 'Pays money of a card payment back',
  body: RefundPaymentBody,
  problems: ['payment-not-found', 'amount-invalid', 'refund-too-large'],
  example: tried({ orderId: '536366' }, { amount: { amount: '2.55', currency: 'GBP' }, reason: 'One was broken.' }),
};
