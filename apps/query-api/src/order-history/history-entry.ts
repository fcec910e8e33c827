import Type, { type Static } from 'typebox';
import { type OrderStreamEvent } from './stream-reader.js';

export const HistoryEntry = Type.Object({
  position: Type.String(),
  stream: Type.String({ description: '`order-<orderId>`, or `payment-<orderId>` for what its payment by card says.' }),
  revision: Type.Integer({ description: 'In that stream.' }),
  type: Type.String(),
  data: Type.Unknown({ description: 'As the event catalogue describes the type.' }),
  actor: Type.Object({ role: Type.String(), subject: Type.String() }),
  correlationId: Type.String(),
  causationId: Type.String(),
  occurredAt: Type.String({ format: 'date-time', description: 'Business time.' }),
  recordedAt: Type.String({ format: 'date-time', description: 'When the store recorded it.' }),
});
export type HistoryEntry = Static<typeof HistoryEntry>;

export function toHistoryEntry({ position, stream, revision, recordedAt, event, metadata }: OrderStreamEvent): HistoryEntry {
  const { actor, correlationId, causationId, occurredAt } = metadata;
  return {
    position: String(position),
    stream,
    revision,
    type: event.type,
    data: event.data,
    actor,
    correlationId,
    causationId,
    occurredAt,
    recordedAt: recordedAt.toISOString(),
  };
}
