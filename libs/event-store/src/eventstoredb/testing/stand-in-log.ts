import { EventEmitter } from 'node:events';

/** An event as it lies in the stand-in's log. */
export interface LoggedEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Milliseconds since 1970. */
  readonly created: number;
}

export type ProposedEvent = Pick<LoggedEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expectation = number | 'no_stream' | 'stream_exists' | 'any';

export type Written = { readonly kind: 'written'; readonly revision: number; readonly position: bigint };
export type Refused =
  | { readonly kind: 'wrong-expected-version'; readonly current: number | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-request' };

const MAX_APPEND_SIZE = 1_048_576;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** $tb of a soft-deleted stream: the largest 64-bit number, which no JavaScript number can hold. */
const SOFT_DELETED = '{"$tb":9223372036854775807}';

/** The log of a stand-in server, in memory, with the rules that eventstoredb-facts.md records. Emits 'written'. */
export class StandInLog extends EventEmitter {
  readonly events: LoggedEvent[] = [];
  readonly #streams = new Map<string, LoggedEvent[]>();
  readonly #tombstones = new Set<string>();
  readonly #scavenged = new Set<bigint>();
  #end = 1_000n;

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  stream(name: string): readonly LoggedEvent[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, expected: Expectation, proposed: readonly ProposedEvent[]): Written | Refused {
    const described = stream.startsWith('$$') && this.isDeleted(stream.slice(2)) ? stream.slice(2) : undefined;
    const result = this.#append(stream, expected, proposed);
    // Whatever is written to the metadata of a deleted stream opens it: the server writes them again, with a truncation of its own.
    if (described !== undefined && result.kind === 'written') this.#open(described);
    return result;
  }

  #append(stream: string, expected: Expectation, proposed: readonly ProposedEvent[]): Written | Refused {
    if (stream === '' || proposed.some(({ id }) => !UUID.test(id))) return { kind: 'bad-request' };
    if (this.#tombstones.has(stream)) return { kind: 'deleted' };
    if (proposed.reduce((sum, event) => sum + event.data.length + event.metadata.length, 0) > MAX_APPEND_SIZE) return { kind: 'too-large' };
    const known = this.stream(stream);
    const last = known.length - 1;
    const wrong: Refused = { kind: 'wrong-expected-version', current: last < 0 ? undefined : last };
    const deleted = this.isDeleted(stream);
    if (expected === 'stream_exists' && last < 0) return wrong;
    if (expected === 'stream_exists' && deleted) return { kind: 'deleted' };
    if (expected === 'any' || expected === 'stream_exists') {
      const places = proposed.map(({ id }) => known.find((event) => event.id === id));
      if (places[0] === undefined) return this.#write(stream, proposed, deleted);
      const repeated = places.every((place) => place !== undefined) ? places.at(-1) : undefined;
      return repeated ? { kind: 'written', revision: repeated.revision, position: repeated.position } : wrong;
    }
    const place = expected === 'no_stream' ? -1 : expected;
    if (place > last) return wrong;
    if (place === last) return this.#write(stream, proposed, deleted);
    const repeated = proposed.every(({ id }, index) => known[place + 1 + index]?.id === id);
    const lastRepeated = known[place + proposed.length];
    if (repeated && lastRepeated) return { kind: 'written', revision: lastRepeated.revision, position: lastRepeated.position };
    return expected === 'no_stream' && deleted ? this.#write(stream, proposed, deleted) : wrong;
  }

  /** What a read of the stream may show, or undefined where a server answers that there is no such stream. */
  visible(stream: string): readonly LoggedEvent[] | undefined {
    const known = this.stream(stream);
    if (known.length === 0 || this.isDeleted(stream)) return undefined;
    const { $tb = 0, $maxCount = Number.MAX_SAFE_INTEGER } = this.#limits(stream);
    const first = Math.max($tb, known.length - $maxCount);
    return known.filter((event) => event.revision >= first);
  }

  /** Whether a read of everything can begin there: at an event, or where nothing stands yet. */
  isBeginning(position: bigint): boolean {
    if (position > (this.events.at(-1)?.position ?? 0n) || this.#scavenged.has(position)) return true;
    return this.events.some((event) => event.position === position);
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstones.has(stream);
  }

  isDeleted(stream: string): boolean {
    return (this.#limits(stream).$tb ?? 0) > Number.MAX_SAFE_INTEGER;
  }

  delete(stream: string, expected: Expectation): Written | Refused {
    const last = this.stream(stream).length - 1;
    const wrong = { kind: 'wrong-expected-version', current: last < 0 ? undefined : last } as const;
    if (this.#tombstones.has(stream)) return { kind: 'deleted' };
    if (typeof expected === 'number' ? expected !== last : expected === 'no_stream' ? last >= 0 : false) return wrong;
    return this.writeMetadata(stream, SOFT_DELETED);
  }

  tombstone(stream: string): void {
    this.#tombstones.add(stream);
  }

  writeMetadata(stream: string, json: string): Written {
    return this.#write(`$$${stream}`, [systemEvent('$metadata', json)], false);
  }

  /** What a real server writes now and then on its own account. */
  writeSystemEvent(type: string): Written {
    return this.#write(`$stand-in-${type.slice(1)}`, [systemEvent(type, '{}')], false);
  }

  /** Takes an event out of the log of all; whoever reads from its place gets what follows. */
  scavenge(position: bigint): void {
    const index = this.events.findIndex((event) => event.position === position);
    this.events.splice(index, 1);
    this.#scavenged.add(position);
  }

  /** A log that was restored from a backup: everything from a position on has never been. */
  forgetFrom(position: bigint): void {
    const kept = this.events.filter((event) => event.position < position);
    this.events.length = 0;
    this.#streams.clear();
    for (const event of kept) this.#keep(event);
    this.#end = position;
  }

  /** A backup of all that stands there. */
  copy(): readonly LoggedEvent[] {
    return [...this.events];
  }

  /** Exactly what a backup holds; what it does not has never been. */
  restore(backup: readonly LoggedEvent[]): void {
    this.forgetFrom(0n);
    for (const event of backup) this.#keep(event);
    this.#end = backup.at(-1)?.position ?? 1_000n;
  }

  #limits(stream: string): { readonly $tb?: number; readonly $maxCount?: number } {
    const json = Buffer.from(this.stream(`$$${stream}`).at(-1)?.data ?? []).toString();
    // A server reads $tb as a 64-bit number, and metadata that it cannot read are none.
    if (json === '' || BigInt(/"\$tb":(\d+)/.exec(json)?.[1] ?? 0) > 2n ** 63n - 1n) return {};
    return JSON.parse(json) as { $tb?: number; $maxCount?: number };
  }

  #write(stream: string, proposed: readonly ProposedEvent[], reopens: boolean): Written {
    if (reopens) this.#open(stream);
    let written: LoggedEvent | undefined;
    for (const event of proposed) {
      this.#end += BigInt(100 + event.data.length + event.metadata.length);
      written = { ...event, stream, position: this.#end, revision: this.stream(stream).length, created: Date.now() };
      this.#keep(written);
    }
    this.emit('written');
    return { kind: 'written', revision: written?.revision ?? 0, position: written?.position ?? this.#end };
  }

  /** Of a deleted stream: what it had stays out of sight. */
  #open(stream: string): void {
    this.writeMetadata(stream, JSON.stringify({ ...this.#limits(stream), $tb: this.stream(stream).length }));
  }

  #keep(event: LoggedEvent): void {
    this.events.push(event);
    const stream = this.#streams.get(event.stream);
    if (stream) stream.push(event);
    else this.#streams.set(event.stream, [event]);
  }
}

function systemEvent(type: string, json: string): ProposedEvent {
  return { id: crypto.randomUUID(), type, contentType: 'application/json', data: Buffer.from(json), metadata: new Uint8Array() };
}
