import { invalid } from '#platform/problems/problem';
import Type, { type Static } from 'typebox';
import { type Answer } from '../answers/answer.js';
import { checkPeriod, toTime } from '../parameters/period.js';
import { LogEntry, toLogEntry } from './log-entry.js';
import { type EventParameters, type StreamParameters } from './log-parameters.js';
import { type LogReader } from './log-reader.js';
import { scanStreamBackwards, scanStreamForwards } from './scan-stream.js';
import { scanBackwards, scanForwards } from './scan.js';

export const EventPage = Type.Object({
  items: Type.Array(LogEntry),
  scannedTo: Type.String({
    description:
      'How far the log has been looked through, for `after`, or backwards for `before`: a page may hold few events, or none, and there may be more.',
  }),
  done: Type.Boolean({ description: 'Whether there is nothing more in this direction, now.' }),
});

/** Events that match, in bounded time: it says how far it has looked. @throws Problem for a place where nobody can go on from */
export async function readEvents(log: LogReader, parameters: EventParameters): Promise<Answer<Static<typeof EventPage>>> {
  const { after, before, limit, from, to, type, stream, actor, correlationId } = parameters;
  checkPeriod({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  const look = { filter: { type, stream, actor, correlationId, from: toTime(from), to: toTime(to) }, limit };
  const beginning = await placeOf(log, 'after', after);
  const end = await placeOf(log, 'before', before);
  const backwards = before !== undefined && after === undefined;
  const scan = await (stream === undefined
    ? backwards
      ? scanBackwards(log, end, look)
      : scanForwards(log, beginning, { ...look, until: end })
    : (backwards ? scanStreamBackwards : scanStreamForwards)(log, { ...look, stream, after: beginning, before: end }));
  const body = { items: scan.events.map(toLogEntry), scannedTo: String(scan.scannedTo), done: scan.done };
  return { body, position: await reached(log, scan.scannedTo) };
}

/** What lies beyond the end of the log stands for the end. @throws Problem for a position in between, which only a log with holes has */
async function placeOf(log: LogReader, name: string, given: string | undefined): Promise<bigint | undefined> {
  if (given === undefined || given === 'end') return undefined;
  const place = BigInt(given);
  if (await log.isPlace(place)) return place;
  if (place > (await log.head())) return name === 'after' ? log.head() : undefined;
  throw invalid(name, 'must be a position at which an event stands, or 0');
}

async function reached(log: LogReader, scannedTo: bigint): Promise<bigint> {
  const head = await log.head();
  return head > scannedTo ? head : scannedTo;
}

export const StreamPage = Type.Object({
  items: Type.Array(LogEntry),
  next: Type.Union([Type.Integer(), Type.Null()], { description: '`after` of the next page; null where there is none.' }),
});

/** Any stream in full, oldest first. One that does not exist is an empty one. */
export async function readStream(
  log: LogReader,
  stream: string,
  { after, limit }: StreamParameters,
): Promise<Answer<Static<typeof StreamPage>>> {
  const head = await log.head();
  const events = await log.stream(stream, after === undefined ? 0 : after + 1, limit + 1);
  const shown = events.slice(0, limit);
  const last = shown.at(-1);
  const next = events.length > limit ? (last?.revision ?? null) : null;
  const position = last !== undefined && last.position > head ? last.position : head;
  return { body: { items: shown.map(toLogEntry), next }, position };
}
