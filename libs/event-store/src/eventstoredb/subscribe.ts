import { START, excludeSystemEvents } from '@eventstore/db-client';
import { pause } from '#postgres/backoff';
import { EventStoreUnavailable, InvalidEvent, PositionBeyondLog } from '../errors.js';
import { type ReadAllOptions, type SubscriptionBatch } from '../event-store.js';
import { type Passing, translate } from './client-errors.js';
import { type Connection, backoff } from './connection.js';
import { EventSource, type Recorded } from './event-source.js';
import { type LogEnd } from './log-end.js';
import { DEFAULT_BATCH, commitOf, filterTypes } from './read-events.js';

/** So long without an event, in milliseconds, and a subscription looks whether it has come to the log's end. */
const IDLE = 5;
/** It looks so often at least, in milliseconds, where events never cease. */
const LOOK = 250;
/** So many unexplained refusals in a row of a position that is not 0 mean that no event stands there. */
const REFUSALS = 4;
const FOREVER = 2 ** 31 - 1;

/**
 * See the port. The server leaves out its own events only: it reports how far it has got between events that match only every 32 it scans,
 * and whoever waited for a position on a quiet system would wait in vain. So types are told apart here.
 */
export async function* subscribe(connection: Connection, logEnd: LogEnd, options: ReadAllOptions): AsyncGenerator<SubscriptionBatch> {
  const signal = options.signal ? AbortSignal.any([options.signal, connection.closed]) : connection.closed;
  const progress = { position: options.after };
  let refusals = 0;
  for (let tries = 0; !signal.aborted; tries++) {
    const { client } = connection;
    const { position } = progress;
    let source: EventSource | undefined;
    let failure: Passing;
    try {
      await refuseBeyondEnd(position, logEnd);
      const fromPosition = position === 0n ? START : { commit: position, prepare: position };
      const subscription = client.subscribeToAll({ fromPosition, filter: excludeSystemEvents(), requiresLeader: true });
      source = new EventSource(subscription, () => subscription.unsubscribe(), options.batchSize ?? DEFAULT_BATCH);
      yield* follow(source, logEnd, options, progress, signal);
      return;
    } catch (error) {
      if (signal.aborted) return;
      const translated = translate(error);
      if (translated.kind === 'final') throw translated.error;
      failure = translated;
    } finally {
      await source?.close();
    }
    if (progress.position > position) tries = 0;
    refusals = failure.unexplained && progress.position === position ? refusals + 1 : 0;
    if (refusals === REFUSALS && position > 0n) throw noEventThere(position, failure);
    connection.noteFailure(failure, client);
    await pause(backoff(tries), signal);
  }
}

/** Hands over what comes, and says so when nothing follows, until the signal aborts. */
async function* follow(
  source: EventSource,
  logEnd: LogEnd,
  { batchSize = DEFAULT_BATCH, types }: ReadAllOptions,
  progress: { position: bigint },
  signal: AbortSignal,
): AsyncGenerator<SubscriptionBatch> {
  const wanted = filterTypes(types);
  let told = false;
  let looked = Date.now();
  while (!signal.aborted) {
    const state = await source.ready(told ? FOREVER : IDLE, signal);
    if (state === 'ended') throw new Error('The server ended the subscription.');
    if (state === 'events') {
      const taken = source.take(batchSize);
      progress.position = commitOf(taken.at(-1) as Recorded);
      told = source.isCaughtUp;
      yield { events: wanted(taken), position: progress.position, caughtUp: told };
      if (told || Date.now() - looked < LOOK) continue;
    }
    if (signal.aborted || told) continue;
    looked = Date.now();
    told = await isAtEnd(source, logEnd, progress.position, signal);
    if (told) yield { events: [], position: progress.position, caughtUp: true };
  }
}

/** By the server's word where it gives one (from 23.10 on), else by looking where the log ends. Events that come meanwhile are not kept waiting. */
async function isAtEnd(source: EventSource, logEnd: LogEnd, position: bigint, signal: AbortSignal): Promise<boolean> {
  const looking = endsAt(logEnd, position);
  while (source.isEmpty && !source.isCaughtUp && !signal.aborted) {
    const first = await Promise.race([looking, source.ready(FOREVER, signal)]);
    if (typeof first === 'boolean') return first && source.isEmpty;
    if (first === 'ended') return false;
  }
  return source.isCaughtUp;
}

async function endsAt(logEnd: LogEnd, position: bigint): Promise<boolean> {
  try {
    return (await logEnd.find()) <= position;
  } catch (error) {
    if (error instanceof EventStoreUnavailable) return false;
    throw error;
  }
}

async function refuseBeyondEnd(position: bigint, logEnd: LogEnd): Promise<void> {
  if (position === 0n) return;
  const head = await logEnd.find();
  if (position > head) throw new PositionBeyondLog(position, head);
}

function noEventThere(position: bigint, { cause }: Passing): InvalidEvent {
  const reason = `no event stands at ${position}. Was the log restored from a backup, or swapped? Rebuild what read it`;
  return new InvalidEvent('after', reason, { cause });
}
