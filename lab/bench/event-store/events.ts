import { randomUUID } from 'node:crypto';
import { type NewEvent } from '#event-store/event-store';

/** An event of about 500 bytes, as an order's life has them. */
export function benchEvent(): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'StockReceived',
    data: {
      sku: 'BENCH-85123A',
      quantity: 6,
      reference: 'Delivery note 2010-12-01 of the usual carrier, two pallets, dock four, checked and found complete',
    },
    metadata: {
      schemaVersion: 1,
      commandId,
      commandHash: 'c2FtZSBsZW5ndGggYXMgcmU',
      correlationId: randomUUID(),
      causationId: commandId,
      actor: { role: 'warehouse', subject: 'walter' },
      occurredAt: '2010-12-01T08:26:00.000Z',
    },
  };
}
