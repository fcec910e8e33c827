import { type Doing } from '../../desk/doings.js';
import { type OrderAction } from '../../desk/shapes.js';

interface ActionWords {
  /** On its button. */
  readonly name: string;
  readonly explanation: string;
  readonly done: string;
  readonly look: 'plain' | 'main' | 'grave';
  readonly doing: Doing;
}

/** What can be done to an order, in words. */
export const actionWords: Readonly<Record<OrderAction, ActionWords>> = {
  ship: {
    name: 'Ship',
    explanation: 'What leaves the house now; the rest can be shipped later.',
    done: 'The shipment is recorded.',
    look: 'main',
    doing: 'POST /orders/{id}/ship',
  },
  deliver: {
    name: 'Delivered',
    explanation: 'All of it has arrived.',
    done: 'The order is delivered.',
    look: 'main',
    doing: 'POST /orders/{id}/deliver',
  },
  return: {
    name: 'Return',
    explanation: 'What has come back goes into the stock again; what was paid for it is given back by itself.',
    done: 'The return is recorded.',
    look: 'plain',
    doing: 'POST /orders/{id}/return',
  },
  refund: {
    name: 'Refund',
    explanation: 'Money goes back to the card, beside what returns and a cancellation give back by themselves.',
    done: 'The refund is on its way.',
    look: 'plain',
    doing: 'POST /payments/{orderId}/refund',
  },
  hold: {
    name: 'Hold',
    explanation: 'Nothing of it is shipped until it is released.',
    done: 'The order is on hold.',
    look: 'plain',
    doing: 'POST /orders/{id}/hold',
  },
  release: {
    name: 'Release',
    explanation: 'It can be shipped again.',
    done: 'The order is released.',
    look: 'main',
    doing: 'POST /orders/{id}/release',
  },
  cancel: {
    name: 'Cancel the order',
    explanation: 'The stock is free again and what was paid goes back. This cannot be undone.',
    done: 'The order is cancelled.',
    look: 'grave',
    doing: 'POST /orders/{id}/cancel',
  },
  erase: {
    name: 'Erase the guest',
    explanation: 'Name and address are made unreadable, in the log, too. This cannot be undone.',
    done: 'The guest’s data is erased.',
    look: 'grave',
    doing: 'POST /orders/{id}/erase',
  },
};
