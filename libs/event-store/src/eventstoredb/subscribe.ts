import { START, excludeSystemEvents } from '@eventstore/db-client';
import { pause } from '#postgres/backoff';
import { EventStoreUnavailable, InvalidEvent, PositionBeyondLog } from '../errors.js';
import { type ReadAllOptions, type SubscriptionBatch } from '../event-store.js';
import { type Place, startOf } from '../same-log.js';
import { type Passing, translate } from './client-errors.js';
import { type Connection, backoff } from './connection.js';
import { standAt } from './event-at.js';
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
export async function* subscribe(
  connection: Connection,
  patience: number,
  logEnd: LogEnd,
  options: ReadAllOptions,
): AsyncGenerator<SubscriptionBatch> {
  const signal = options.signal ? AbortSignal.any([options.signal, connection.closed]) : connection.closed;
  const progress = { place: startOf(options) };
  let refusals = 0;
  for (let tries = 0; !signal.aborted; tries++) {
    const { client } = connection;
    const { position } = progress.place;
    let source: EventSource | undefined;
    let failure: Passing;
    try {
      progress.place = await standAt(connection, patience, progress.place);
      if (progress.place.id === undefined) await refuseBeyondEnd(position, logEnd);
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
    const hasMoved = progress.place.position > position;
    if (hasMoved) tries = 0;
    refusals = failure.unexplained && !hasMoved ? refusals + 1 : 0;
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
  progress: { place: Place },
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
      const last = taken.at(-1) as Recorded;
      progress.place = { position: commitOf(last), id: last.id };
      told = source.isCaughtUp;
      yield { events: wanted(taken), position: progress.place.position, lastId: last.id, caughtUp: told };
      if (told || Date.now() - looked < LOOK) continue;
    }
    if (signal.aborted || told) continue;
    looked = Date.now();
    const { position, id } = progress.place;
    told = await isAtEnd(source, logEnd, position, signal);
    if (told) yield { events: [], position, lastId: id, caughtUp: true };
  }
}

/** By the server's word where it gives one (from 23.10 on), else by looking where the log ends. Events that come meanwhile are not kept waiting. */
async function isAtEnd(source: EventSource, logEnd: LogEnd, position: bigint, signal: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  const waiting = AbortSignal.any([signal, over.signal]);
  let looking: Promise<boolean> | undefined;
  try {
    while (source.isEmpty && !source.isCaughtUp && !signal.aborted) {
      // Begun where it is awaited: nobody would hear of its failure otherwise.
      looking ??= endsAt(logEnd, position);
      const first = await Promise.race([looking, source.ready(FOREVER, waiting)]);
      if (typeof first === 'boolean') return first && source.isEmpty;
      if (first === 'ended') return false;
    }
    return source.isCaughtUp;
  } finally {
    over.abort();
  }
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
