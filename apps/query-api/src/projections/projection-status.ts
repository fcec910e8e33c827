import Type, { type Static } from 'typebox';

export const ProjectionStatus = Type.Object({
  name: Type.String(),
  kind: Type.String({ description: '`projection`, or `process` for a process manager.' }),
  version: Type.Integer({ description: 'Of the definition that feeds it.' }),
  generation: Type.Integer(),
  state: Type.String({ description: '`live`, `rebuilding`, `ready`, `retained`, `paused`, or the code of what holds it up.' }),
  detail: Type.Union([Type.String(), Type.Null()], { description: 'What holds it up, in a sentence.' }),
  role: Type.String({ description: '`live`, `rebuilding`, `ready`, `retained` or `verifying`, whatever holds it up.' }),
  followed: Type.Boolean({ description: 'Whether a process works on it.' }),
  position: Type.String(),
  lagEvents: Type.Integer(),
  lagSeconds: Type.Number(),
  eventsPerSecond: Type.Number(),
  parked: Type.Integer({ description: 'Events that wait for a repair.' }),
});
export const Head = Type.Union([Type.String(), Type.Null()], {
  description: 'Position of the log’s last event; null while it cannot be read.',
});
export type ProjectionStatus = Static<typeof ProjectionStatus>;

export const STATUS_COLUMNS =
  'name, kind, version, generation, state, detail, role, followed, position, lag_events, lag_seconds, events_per_second, parked';

/** A row of the view `projections.status`. */
export interface StatusRow {
  readonly name: string;
  readonly kind: string;
  readonly version: number;
  readonly generation: number;
  readonly state: string;
  readonly detail: string | null;
  readonly role: string;
  readonly followed: boolean;
  readonly position: string;
  readonly lag_events: string;
  readonly lag_seconds: number;
  readonly events_per_second: number;
  readonly parked: number;
}

export function toProjectionStatus(row: StatusRow): ProjectionStatus {
  const { name, kind, version, generation, state, detail, role, followed, position, parked } = row;
  return {
    name,
    kind,
    version,
    generation,
    state,
    detail,
    role,
    followed,
    position,
    lagEvents: Number(row.lag_events),
    lagSeconds: row.lag_seconds,
    eventsPerSecond: row.events_per_second,
    parked,
  };
}
