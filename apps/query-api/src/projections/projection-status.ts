import { bigint, integer, nullable, text, timestamptz } from '#read-models/table';
import Type, { type Static } from 'typebox';
import { type Read, type Selected } from '../views/select.js';

export const ProjectionStatus = Type.Object({
  name: Type.String(),
  kind: Type.String({ description: '`projection`, or `process` for a process manager.' }),
  version: Type.Integer({ description: 'Of the definition that feeds it.' }),
  generation: Type.Integer(),
  state: Type.String({
    description: '`live`, `rebuilding`, `ready`, `retained`, `lost`, `paused`, or the code of what holds it up, such as `log-changed`.',
  }),
  detail: Type.Union([Type.String(), Type.Null()], { description: 'What holds it up, in a sentence.' }),
  role: Type.String({
    description:
      '`live`, `rebuilding`, `ready`, `retained`, `verifying`, or `lost` with the log that it was made from, whatever holds it up.',
  }),
  followed: Type.Boolean({ description: 'Whether a process works on it.' }),
  position: Type.String(),
  lagEvents: Type.Integer(),
  lagSeconds: Type.Number(),
  eventsPerSecond: Type.Number(),
  parked: Type.Integer({ description: 'Events that wait for a repair.' }),
  leader: Type.Union([Type.String(), Type.Null()], { description: 'The process that feeds it: host, process id and a name of its own.' }),
  events: Type.Integer({ description: 'Looked at since the log’s beginning: how far a rebuild has come.' }),
  recordedAt: Type.Union([Type.String(), Type.Null()], { description: 'The store’s time of the last event looked at.' }),
  swappedAt: Type.Union([Type.String(), Type.Null()], {
    description: 'When it became live, or ceased to be; a retained generation is dropped 24 hours later.',
  }),
});
export const Head = Type.Union([Type.String(), Type.Null()], {
  description: 'Position of the log’s last event; null while it cannot be read.',
});
export type ProjectionStatus = Static<typeof ProjectionStatus>;

const boolean: Selected<boolean> = {};
const double: Selected<number> = {};
/** Of the view `projections.status`. */
export const statusColumns = {
  name: text,
  kind: text,
  version: integer,
  generation: integer,
  state: text,
  detail: nullable(text),
  role: text,
  followed: boolean,
  position: bigint,
  lag_events: bigint,
  lag_seconds: double,
  events_per_second: double,
  parked: integer,
  owner: nullable(text),
  events: bigint,
  recorded_at: nullable(timestamptz),
  swapped_at: nullable(timestamptz),
};

export function toProjectionStatus(row: Read<typeof statusColumns>): ProjectionStatus {
  const { lag_events, lag_seconds, events_per_second, parked, owner, events, recorded_at, swapped_at, ...status } = row;
  const lag = { lagEvents: Number(lag_events), lagSeconds: lag_seconds, eventsPerSecond: events_per_second };
  return { ...status, ...lag, parked, leader: owner, events: Number(events), recordedAt: recorded_at, swappedAt: swapped_at };
}
