import { bigint, integer, nullable, text, timestamptz } from '#read-models/table';
import Type, { type Static } from 'typebox';
import { type Read } from '../views/select.js';

export const ParkedEvent = Type.Object({
  position: Type.String(),
  sequence: Type.String({ description: 'What waits behind it: later events of the same sequence.' }),
  stream: Type.String(),
  revision: Type.Integer(),
  type: Type.String(),
  attempts: Type.Integer({ description: '0 for an event that only waits behind another.' }),
  errorCode: Type.Union([Type.String(), Type.Null()]),
  errorMessage: Type.Union([Type.String(), Type.Null()]),
  parkedAt: Type.String({ format: 'date-time' }),
});
export type ParkedEvent = Static<typeof ParkedEvent>;

/** Of `projections.parked`. */
export const parkedColumns = {
  position: bigint,
  sequence: text,
  stream: text,
  revision: integer,
  type: text,
  attempts: integer,
  error_code: nullable(text),
  error_message: nullable(text),
  parked_at: timestamptz,
};

export function toParkedEvent(row: Read<typeof parkedColumns>): ParkedEvent {
  const { position, sequence, stream, revision, type, attempts } = row;
  return {
    position,
    sequence,
    stream,
    revision,
    type,
    attempts,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    parkedAt: row.parked_at,
  };
}
