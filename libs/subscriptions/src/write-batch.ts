import { beginBatch, commitBatch, passBatch, type Progress } from './checkpoint.js';
import { type GroupedPasses } from './grouped-passes.js';
import { type FailedEvent, type Subscriber } from './subscriber.js';
import { type Lease } from './lease.js';
import { park } from './parking.js';
import { type Session } from './session.js';
import { type Sorted } from './sort-events.js';

export type Written =
  | { readonly outcome: 'written'; /** Whether readers see the generation. */ readonly live: boolean }
  | { readonly outcome: 'paused' }
  | { readonly outcome: 'failed'; readonly failures: readonly FailedEvent[] };

interface Feeding {
  readonly session: Session;
  readonly lease: Lease;
  readonly subscriber: Subscriber;
  /** What followers of this process for which a batch holds nothing are moved with. Default: each by itself. */
  readonly passes?: Pick<GroupedPasses, 'pass'> | undefined;
}

/**
 * One batch, its parked pointers and the checkpoint, or nothing of it.
 * @throws LeaseLost, and what the database throws; the transaction may then still be open
 */
export async function writeBatch(
  { session, lease, subscriber, passes }: Feeding,
  from: bigint,
  { apply, parked }: Sorted,
  progress: Progress,
): Promise<Written> {
  if (subscriber.act !== undefined && apply.length > 0) {
    const { paused } = await beginBatch(session, lease, from); // Nobody acts who is paused, or fenced off already.
    await session.rollback();
    if (paused) return { outcome: 'paused' };
    const failures = await subscriber.act(apply);
    if (failures.length > 0) return { outcome: 'failed', failures };
  }
  if ((apply.length === 0 || subscriber.apply === undefined) && parked.length === 0) {
    const together = await passes?.pass(lease, from, progress);
    if (together !== undefined) return { outcome: 'written', live: together.live };
    const { paused, live } = await passBatch(session, lease, from, progress);
    return paused ? { outcome: 'paused' } : { outcome: 'written', live };
  }
  const { paused, live } = await beginBatch(session, lease, from);
  if (paused) {
    await session.rollback();
    return { outcome: 'paused' };
  }
  const failures = apply.length === 0 ? [] : ((await subscriber.apply?.(session, apply)) ?? []);
  if (failures.length > 0) {
    await session.rollback();
    return { outcome: 'failed', failures };
  }
  await park(session, lease, parked);
  await commitBatch(session, lease, progress);
  return { outcome: 'written', live };
}
