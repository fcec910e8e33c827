import Type, { type Static } from 'typebox';

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

/** A row of `projections.parked`. */
export interface ParkedRow {
  readonly position: string;
  readonly sequence: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly parked_at: string;
}

export const PARKED_COLUMNS = 'position, sequence, stream, revision, type, attempts, error_code, error_message, parked_at';

export function toParkedEvent(row: ParkedRow): ParkedEvent {
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
