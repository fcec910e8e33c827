import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Id, Quantity, Reason, Revision, Sku, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const StockReceived = defineEvent(
  'StockReceived',
  1,
  'Units arrived and are on hand.',
  Type.Object({ sku: Sku, quantity: Quantity, reference: Type.Optional(Text('Delivery note or the like.', 'order 536365', 200)) }),
);

const StockAdjusted = defineEvent(
  'StockAdjusted',
  1,
  'A count corrected the units on hand.',
  Type.Object({
    sku: Sku,
    delta: Type.Integer({
      minimum: -1_000_000_000_000,
      maximum: 1_000_000_000_000,
      description: 'Whole units added (positive) or taken away (negative), never 0.',
      examples: [-2],
    }),
    reason: Reason,
  }),
);

const ForOrder = { sku: Sku, orderId: Id('The order it is for.', '536365'), quantity: Quantity };

const StockReserved = defineEvent(
  'StockReserved',
  1,
  'Units on hand are held for an order; there is one reservation per order.',
  Type.Object(ForOrder),
);

const StockReleased = defineEvent('StockReleased', 1, 'What was still held for an order is available again.', Type.Object(ForOrder));

const StockDispatched = defineEvent(
  'StockDispatched',
  1,
  'Units held for an order have left.',
  Type.Object({ ...ForOrder, shipment: Revision('Revision of the OrderShipped in the order’s stream.', 2) }),
);

const StockRestocked = defineEvent(
  'StockRestocked',
  1,
  'Returned units are on hand again.',
  Type.Object({ ...ForOrder, return: Revision('Revision of the OrderLinesReturned in the order’s stream.', 4) }),
);

export const stockStream = defineStream('stock', { title: 'Stock', id: 'sku' }, [
  StockReceived,
  StockAdjusted,
  StockReserved,
  StockReleased,
  StockDispatched,
  StockRestocked,
]);
export type StockEvent = EventOf<typeof stockStream>;
