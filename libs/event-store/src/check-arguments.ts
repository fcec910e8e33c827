import { InvalidEvent } from './errors.js';
import { type ExpectedRevision, type ReadAllOptions, type ReadStreamOptions, type StreamLimits } from './event-store.js';
import { isUuid } from './json-limits.js';

/** @throws InvalidEvent, so that a wrong number never stands for one of the named cases */
export function checkExpectedRevision(expected: ExpectedRevision): void {
  if (expected === 'any' || expected === 'noStream' || expected === 'streamExists') return;
  if (!isWhole(expected)) throw new InvalidEvent('expected', 'neither a revision nor one of noStream, streamExists, any');
}

/** @throws InvalidEvent */
export function checkReadStream({ from, limit }: ReadStreamOptions): void {
  if (from !== undefined && !isWhole(from)) throw new InvalidEvent('from', 'not a revision');
  if (limit !== undefined && limit !== Number.POSITIVE_INFINITY && !isWhole(limit))
    throw new InvalidEvent('limit', 'not a number of events');
}

/** @throws InvalidEvent */
export function checkReadAll({ after, marker, batchSize }: ReadAllOptions): void {
  checkPosition('after', after);
  if (marker !== undefined && after === 0n) throw new InvalidEvent('marker', 'no event stands at 0');
  if (marker !== undefined && !isUuid(marker)) throw new InvalidEvent('marker', 'not a UUID');
  if (batchSize !== undefined && (!isWhole(batchSize) || batchSize === 0)) throw new InvalidEvent('batchSize', 'not a number of events');
}

/** @throws InvalidEvent */
export function checkPosition(field: string, position: bigint): void {
  if (typeof position !== 'bigint' || position < 0n) throw new InvalidEvent(field, 'not a position');
}

/** @throws InvalidEvent */
export function checkCount(count: number): void {
  if (!isWhole(count) || count === 0) throw new InvalidEvent('count', 'not a number of events');
}

/** @throws InvalidEvent */
export function checkStreamLimits({ truncateBefore, maxCount }: StreamLimits): void {
  if (truncateBefore !== undefined && !isWhole(truncateBefore)) throw new InvalidEvent('truncateBefore', 'not a revision');
  if (maxCount !== undefined && (!isWhole(maxCount) || maxCount === 0)) throw new InvalidEvent('maxCount', 'not a number of events');
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
