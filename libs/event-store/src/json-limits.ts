import { AppendTooLarge, InvalidEvent } from './errors.js';
import { MAX_APPEND_BYTES, MAX_EVENT_BYTES, type JsonObject, MAX_JSON_DEPTH, type NewEvent } from './event-store.js';
import { findJsonFault, hasJsonShape, textFault } from './json-faults.js';

/** Longest name of a stream or of an event type, in UTF-16 code units. */
const MAX_NAME_LENGTH = 200;

/** An event that every store can keep, written as JSON once. */
export interface PreparedEvent {
  /** In lower case, as both stores give it back. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** Of data and metadata together, in UTF-8. */
  readonly bytes: number;
}

export interface PreparedAppend {
  readonly events: readonly PreparedEvent[];
  readonly bytes: number;
  /** Of the last event. */
  readonly lastId: string;
}

/**
 * What both adapters check before they send anything, so that one caller's bad input never reaches the neighbours of its batch.
 * @throws InvalidEvent, AppendTooLarge
 */
export function prepareAppend(stream: string, events: readonly NewEvent[]): PreparedAppend {
  checkStreamName(stream);
  if (!Array.isArray(events) || events.length === 0) throw new InvalidEvent('events', 'an append holds at least one event');
  const prepared: PreparedEvent[] = [];
  let bytes = 0;
  for (let index = 0; index < events.length; index++) {
    const event = prepareEvent(events[index] as NewEvent, index);
    prepared.push(event);
    bytes += event.bytes;
  }
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes, MAX_APPEND_BYTES);
  if (prepared.length > 1) checkIdsDiffer(prepared);
  return { events: prepared, bytes, lastId: (prepared.at(-1) as PreparedEvent).id };
}

/** @throws InvalidEvent, AppendTooLarge */
export function prepareEvent(event: NewEvent, index: number): PreparedEvent {
  if (typeof event !== 'object' || event === null) throw new InvalidEvent(`events[${index}]`, 'not an event');
  const { id, type } = event;
  if (!isUuid(id) || id === NIL_UUID) throw new InvalidEvent(`events[${index}].id`, 'not a UUID');
  checkName(type, 'type', index);
  const data = writeJson(event, 'data', index);
  const metadata = writeJson(event, 'metadata', index);
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > MAX_EVENT_BYTES) throw new AppendTooLarge(bytes, MAX_EVENT_BYTES);
  return { id: id.toLowerCase(), type, data, metadata, bytes };
}

/** A snapshot as JSON, under the limits of an event's data. @throws InvalidEvent, AppendTooLarge */
export function prepareSnapshot(snapshot: JsonObject): string {
  const { data } = prepareEvent({ id: SNAPSHOT_ID, type: 'snapshot', data: snapshot, metadata: {} }, 0);
  return data;
}

/** @throws InvalidEvent */
export function checkStreamName(stream: string): void {
  checkName(stream, 'stream');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Stands for no event: a snapshot is checked as if it were one. */
const SNAPSHOT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** A leading `$` marks what belongs to EventStoreDB itself. */
function checkName(name: unknown, what: 'stream' | 'type', index?: number): asserts name is string {
  const reason = nameFault(name);
  if (reason !== undefined) throw new InvalidEvent(index === undefined ? what : `events[${index}].${what}`, reason);
}

function nameFault(name: unknown): string | undefined {
  if (typeof name !== 'string') return 'not a string';
  if (name.length === 0) return 'empty';
  if (name.length > MAX_NAME_LENGTH) return `longer than ${MAX_NAME_LENGTH} characters`;
  if (name.startsWith('$')) return 'starts with $, which is kept for the system';
  return textFault(name);
}

/** U+0000 and lone surrogates leave JSON.stringify as these escapes. So does a text that spells them out, which is why it is looked at again. */
const SUSPICIOUS_ESCAPE = /\\u(?:0000|d[89a-f])/;

function writeJson(event: NewEvent, part: 'data' | 'metadata', index: number): string {
  const value: unknown = event[part];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidEvent(`events[${index}].${part}`, 'not an object');
  try {
    if (hasJsonShape(value)) {
      const json = JSON.stringify(value);
      if (!json.includes('\\u') || !SUSPICIOUS_ESCAPE.test(json)) return json;
      if (findJsonFault('', value) === undefined) return json;
    }
  } catch (cause) {
    throw new InvalidEvent(`events[${index}].${part}`, 'cannot be written as JSON', { cause });
  }
  const fault = findJsonFault(`events[${index}].${part}`, value);
  throw new InvalidEvent(
    clip(fault?.field ?? `events[${index}].${part}`),
    fault?.reason ?? `not JSON, or nested deeper than ${MAX_JSON_DEPTH} levels`,
  );
}

/** The path of something 128 levels deep is of no use to anybody in full. */
function clip(field: string): string {
  return field.length <= 200 ? field : `${field.slice(0, 199)}…`;
}

function checkIdsDiffer(events: readonly PreparedEvent[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of events.entries()) {
    if (seen.has(id)) throw new InvalidEvent(`events[${index}].id`, 'stands twice in this append');
    seen.add(id);
  }
}
