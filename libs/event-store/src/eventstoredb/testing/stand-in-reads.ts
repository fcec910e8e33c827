import { type EventEmitter } from 'node:events';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type ServerWritableStream, status } from '@grpc/grpc-js';
import { type StandInFaults } from './stand-in-faults.js';
import { type LoggedEvent, type StandInLog } from './stand-in-log.js';
import { refusalOf } from './stand-in-refusal.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const { ReadDirection } = streams.ReadReq.Options;

/** Reads of a stream, reads of $all, and subscriptions to $all: one call in the protocol. */
export async function answerRead(call: ReadCall, log: StandInLog, faults: StandInFaults): Promise<void> {
  const options = call.request.getOptions() ?? new streams.ReadReq.Options();
  const refusal = refusalOf(call, faults);
  if (refusal) return void call.emit('error', refusal);
  if (faults.denyAll && options.hasAll()) return fail(call, status.PERMISSION_DENIED, 'Access Denied', 'access-denied');
  if (faults.take('failReads')) return fail(call, status.UNKNOWN, faults.failsReadsSaying);
  const outlet = new Outlet(call, faults);
  if (!options.hasSubscription()) faults.readsSeen++;
  if (options.hasSubscription()) return answerSubscription(call, options, log, faults, outlet);
  const events = options.hasStream() ? readStream(call, options, log) : readAll(call, options, log);
  if (events === undefined) return;
  for (const event of events.slice(0, Number(options.getCount()))) if (!(await outlet.write(toResponse(event)))) return;
  call.end();
}

async function answerSubscription(
  call: ReadCall,
  options: streams.ReadReq.Options,
  log: StandInLog,
  faults: StandInFaults,
  outlet: Outlet,
): Promise<void> {
  let after = BigInt(options.getAll()?.getPosition()?.getCommitPosition() ?? -1);
  if (after >= 0n && !log.isBeginning(after)) return fail(call, status.UNKNOWN, 'Exception was thrown by handler.');
  // A position beyond the end is taken without a word, and what is then written before it comes all the same.
  const end = log.events.at(-1)?.position ?? 0n;
  if (after > end) after = end;
  const filter = new RegExp(options.getFilter()?.getEventType()?.getRegex() ?? '');
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID());
  call.write(new streams.ReadResp().setConfirmation(confirmation));
  let saidSo = false;
  while (!call.cancelled && !call.destroyed) {
    while (faults.withholdEvents && !call.cancelled) await nextOf(log, 'written', call);
    const upcoming = log.events.slice(firstAfter(log.events, after));
    for (const event of upcoming) {
      after = event.position;
      if (filter.test(event.type) && !(await outlet.write(toResponse(event)))) return;
    }
    if (upcoming.length > 0) continue;
    if (faults.saysCaughtUp && !saidSo) call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    saidSo = true;
    await nextOf(log, 'written', call);
  }
}

function readStream(call: ReadCall, options: streams.ReadReq.Options, log: StandInLog): readonly LoggedEvent[] | undefined {
  const wanted = options.getStream();
  const stream = Buffer.from(wanted?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  if (log.isTombstoned(stream)) {
    fail(call, status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', stream);
    return undefined;
  }
  const visible = log.visible(stream);
  if (visible === undefined) {
    const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(
      new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
    );
    call.write(new streams.ReadResp().setStreamNotFound(notFound));
    call.end();
    return undefined;
  }
  const backwards = options.getReadDirection() === ReadDirection.BACKWARDS;
  const from = wanted?.hasRevision() ? Number(wanted.getRevision()) : wanted?.hasEnd() ? Number.MAX_SAFE_INTEGER : 0;
  return backwards ? visible.filter((event) => event.revision <= from).reverse() : visible.filter((event) => event.revision >= from);
}

function readAll(call: ReadCall, options: streams.ReadReq.Options, log: StandInLog): readonly LoggedEvent[] | undefined {
  const from = options.getAll()?.getPosition();
  if (from && !log.isBeginning(BigInt(from.getCommitPosition()))) {
    fail(call, status.UNKNOWN, 'Unexpected ReadAllResult: Error');
    return undefined;
  }
  if (options.getReadDirection() === ReadDirection.FORWARDS)
    return from ? log.events.slice(firstAfter(log.events, BigInt(from.getCommitPosition()) - 1n)) : log.events;
  return (from ? log.events.slice(0, firstAfter(log.events, BigInt(from.getCommitPosition()) - 1n)) : log.events).toReversed();
}

function firstAfter(events: readonly LoggedEvent[], position: bigint): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle] as LoggedEvent).position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes as fast as the client takes it, and breaks where a test wants it to. */
class Outlet {
  #written = 0;
  constructor(
    private readonly call: ReadCall,
    private readonly faults: StandInFaults,
  ) {}

  async write(response: streams.ReadResp): Promise<boolean> {
    if (this.call.cancelled) return false;
    if (this.#written++ === this.faults.breakReadsAfter) {
      fail(this.call, status.UNAVAILABLE, 'Connection dropped');
      return false;
    }
    if (!this.call.write(response)) await nextOf(this.call, 'drain', this.call);
    return !this.call.cancelled;
  }
}

/** Waits for an event, or for the call to be cancelled. */
async function nextOf(emitter: EventEmitter, event: string, call: ReadCall): Promise<void> {
  if (call.cancelled) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  emitter.once(event, resolve);
  call.once('cancelled', resolve);
  await promise;
  emitter.off(event, resolve);
  call.off('cancelled', resolve);
}

function toResponse(event: LoggedEvent): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(BigInt(event.created) * 10_000n));
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position)));
}

function fail(call: ReadCall, code: status, details: string, exception?: string, stream?: string): void {
  const metadata = new Metadata();
  if (exception) metadata.set('exception', exception);
  if (stream) metadata.set('stream-name', stream);
  call.emit('error', { code, details, metadata });
}
