import Type, { type Static } from 'typebox';
import { withoutPlainText } from './plain-text.js';
import { type LoggedEvent } from './log-reader.js';

const maybe = <Schema extends Type.TSchema>(schema: Schema, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

export const LogEntry = Type.Object({
  position: Type.String(),
  stream: Type.String(),
  revision: Type.Integer({ description: 'In that stream.' }),
  id: Type.String(),
  type: Type.String(),
  schemaVersion: maybe(Type.Integer(), 'Of the shape in which the data is stored.'),
  data: Type.Unknown({
    description: 'As it is stored: what is sealed stays sealed, and personal data from before that was done is left out.',
  }),
  actor: maybe(Type.Object({ role: Type.String(), subject: Type.String() })),
  commandId: maybe(Type.String()),
  correlationId: maybe(Type.String()),
  causationId: maybe(Type.String()),
  occurredAt: maybe(Type.String(), 'Business time.'),
  recordedAt: Type.String({ format: 'date-time', description: 'When the store recorded it.' }),
});
export type LogEntry = Static<typeof LogEntry>;

/** Whatever its metadata is: events of other programs have none of ours. */
export function toLogEntry({ position, stream, revision, id, type, data, metadata, recordedAt }: LoggedEvent): LogEntry {
  const { schemaVersion, actor } = metadata;
  return {
    position: String(position),
    stream,
    revision,
    id,
    type,
    schemaVersion: typeof schemaVersion === 'number' && Number.isInteger(schemaVersion) ? schemaVersion : null,
    data: withoutPlainText(data),
    actor: actorIn(actor),
    commandId: textOf(metadata.commandId),
    correlationId: textOf(metadata.correlationId),
    causationId: textOf(metadata.causationId),
    occurredAt: textOf(metadata.occurredAt),
    recordedAt: recordedAt.toISOString(),
  };
}

export function actorIn(actor: unknown): { readonly role: string; readonly subject: string } | null {
  if (typeof actor !== 'object' || actor === null) return null;
  const { role, subject } = actor as { readonly role?: unknown; readonly subject?: unknown };
  return typeof role === 'string' && typeof subject === 'string' ? { role, subject } : null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
