import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { Quantity, Sku, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

export const StockReceived = defineEvent(
  'StockReceived',
  1,
  'Units arrived and are on hand.',
  Type.Object({ sku: Sku, quantity: Quantity, reference: Type.Optional(Text('Delivery note or the like.', 200)) }),
);

export const StockAdjusted = defineEvent(
  'StockAdjusted',
  1,
  'A count corrected the units on hand.',
  Type.Object({
    sku: Sku,
    delta: Type.Integer({
      minimum: -1_000_000_000_000,
      maximum: 1_000_000_000_000,
      description: 'Whole units added (positive) or taken away (negative), never 0.',
    }),
    reason: Text('Why.', 1_000),
  }),
);

export type StockEvent = EventOf<typeof StockReceived> | EventOf<typeof StockAdjusted>;
