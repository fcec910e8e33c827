import { creditNoteStream } from './credit-note-events.js';
import { customerStream, emailStream } from './customer-events.js';
import { fulfilmentStream } from './fulfilment-events.js';
import { orderStream } from './order-events.js';
import { paymentStream } from './payment-events.js';
import { productStream } from './product-events.js';
import { stockStream } from './stock-events.js';
import { walletStream } from './wallet-events.js';

/** Everything that is ever appended stands in one of these, in the order of the events page. */
export const streams = [
  productStream,
  stockStream,
  orderStream,
  paymentStream,
  walletStream,
  creditNoteStream,
  customerStream,
  emailStream,
  fulfilmentStream,
] as const;
