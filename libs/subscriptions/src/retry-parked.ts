import { type StoredEvent } from '#event-store/event-store';
import { beginBatch, commitBatch } from './checkpoint.js';
import { faultOf, reportOf } from './faults.js';
import { type Lease } from './lease.js';
import { loadParked, type ParkedPointer, unpark } from './parking.js';
import { type Session } from './session.js';
import { type FailedEvent, type Log, type Subscriber } from './subscriber.js';

/** What answering needs of the owner, which stands between two batches. */
export interface Owner {
  readonly session: Session;
  readonly lease: Lease;
  readonly subscriber: Subscriber;
  readonly log: Log;
  readonly position: bigint;
}

export interface Answer {
  /** Events that were parked and are applied now. */
  applied: number;
  discarded: number;
  /** Where sequences still fail. */
  readonly failed: { readonly sequence: string; readonly position: string; readonly code: string; readonly message: string }[];
}

/** Applies what is parked in a sequence, in order, up to the first event that fails again; what was applied is parked no more. */
export async function retrySequence(owner: Owner, sequence: string, answer: Answer): Promise<void> {
  const events: StoredEvent[] = [];
  for (const pointer of await loadParked(owner.session, owner.lease, sequence)) {
    const event = await readEvent(owner, pointer);
    if (event !== undefined) events.push(event);
    else await unpark(owner.session, owner.lease, [pointer.position]); // The stream was cut or deleted: nothing is left to apply.
  }
  if (events.length === 0) return;
  if ((await applyParked(owner, events)) === undefined) {
    answer.applied += events.length;
    return;
  }
  for (const event of events) {
    const failure = await applyParked(owner, [event]);
    if (failure !== undefined) {
      answer.failed.push({ sequence, position: event.position.toString(), ...(await noteFailure(owner, failure)) });
      return;
    }
    answer.applied++;
  }
}

async function readEvent({ log }: Owner, { stream, revision }: ParkedPointer): Promise<StoredEvent | undefined> {
  for await (const [event] of log.readStream(stream, { from: revision, limit: 1 })) if (event?.revision === revision) return event;
  return undefined;
}

/** In one transaction. @returns an event that failed, or the first where nobody can say which; then nothing was written */
async function applyParked(
  { session, lease, subscriber, position }: Owner,
  events: readonly StoredEvent[],
): Promise<FailedEvent | undefined> {
  try {
    const [unable] = (await subscriber.act?.(events)) ?? [];
    if (unable !== undefined) return unable;
  } catch (error) {
    if (faultOf(error) !== 'event') throw error;
    return { event: events[0] as StoredEvent, error };
  }
  const { live } = await beginBatch(session, lease, position);
  try {
    const [failure] = (await subscriber.apply?.(session, events)) ?? [];
    if (failure !== undefined) {
      await session.rollback();
      return failure;
    }
    await session.query('set local synchronous_commit = on');
    await unpark(
      session,
      lease,
      events.map((event) => event.position),
    );
    await commitBatch(session, lease, { position, events: 0, recordedAt: undefined }, live);
    return undefined;
  } catch (error) {
    await session.rollback();
    if (faultOf(error) !== 'event') throw error;
    return { event: events[0] as StoredEvent, error };
  }
}

async function noteFailure({ session, lease }: Owner, { event, error }: FailedEvent): Promise<{ code: string; message: string }> {
  const report = reportOf(error);
  await session.query(
    `update projections.parked set attempts = attempts + 1, error_code = $4, error_message = $5
     where name = $1 and generation = $2 and position = $3`,
    [lease.name, lease.generation, event.position.toString(), report.code, report.message],
  );
  return report;
}
