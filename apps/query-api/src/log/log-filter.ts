import { actorIn } from './log-entry.js';
import { type LoggedEvent } from './log-reader.js';

/** What is looked for. What is left out is not looked at. */
export interface LogFilter {
  readonly type?: string | undefined;
  readonly stream?: string | undefined;
  /** The subject alone: who it was, in whatever role. */
  readonly actor?: string | undefined;
  readonly correlationId?: string | undefined;
  /** The store's time, inclusive. */
  readonly from?: string | undefined;
  /** The store's time, exclusive. */
  readonly to?: string | undefined;
}

export function isAnything(filter: LogFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

export function matcher({ type, stream, actor, correlationId, from, to }: LogFilter): (event: LoggedEvent) => boolean {
  const [first, end] = [from === undefined ? -Infinity : Date.parse(from), to === undefined ? Infinity : Date.parse(to)];
  return (event) =>
    (type === undefined || event.type === type) &&
    (stream === undefined || event.stream === stream) &&
    (correlationId === undefined || event.metadata.correlationId === correlationId) &&
    (actor === undefined || actorIn(event.metadata.actor)?.subject === actor) &&
    event.recordedAt.getTime() >= first &&
    event.recordedAt.getTime() < end;
}
