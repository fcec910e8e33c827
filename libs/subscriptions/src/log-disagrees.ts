import { EventStoreError, InvalidEvent, LogChanged, PositionBeyondLog } from '#event-store/errors';
import { type LeaseKey } from './fence.js';
import { type Disagrees } from './log-verdict.js';

/** The log is not the one that a follower has read, as far as can be told. */
export class LogDisagrees extends EventStoreError {
  readonly code = 'log-changed';
  constructor(
    readonly follower: LeaseKey,
    readonly disagreement: Disagrees,
  ) {
    super(sentenceOf(follower.name, disagreement));
  }
}

/** Whether a subscription ended, or was refused, because of what stands in the log at its place. */
export function saysLogChanged(error: unknown): boolean {
  if (error instanceof InvalidEvent) return error.field === 'after';
  return error instanceof LogDisagrees || error instanceof LogChanged || error instanceof PositionBeyondLog;
}

/** What stands where, since when that is so, and what a person can do. */
function sentenceOf(name: string, { position, expected, found, agreesAt, anotherLog, cannotTell }: Disagrees): string {
  const stands = found === undefined ? 'no event stands' : `the event ${found} stands`;
  const read = expected === undefined ? `${name} has read up to there` : `${name} has read ${expected}`;
  const ways = 'put the newer log back, or say that this one is right: npm run replay -- accept-log';
  const changed = `The log has changed: at position ${position} ${stands}, where ${read}.`;
  if (cannotTell)
    return `Nobody can tell whether the log is still the same: at position ${position}, which ${name} has reached, and where it stood before, the event store has removed the events. If it is: npm run replay -- accept-log.`;
  if (anotherLog)
    return `${changed} It looks like another log altogether: do EVENT_STORE_URL and READ_MODELS_URL belong together? If this one is right: npm run replay -- accept-log --another-log.`;
  const since = agreesAt && ` It agrees up to position ${agreesAt.position}, where ${name} stood at ${agreesAt.markedAt.toISOString()}.`;
  return `${changed}${since ?? ''} Nothing is read on until somebody acts: ${ways}.`;
}
