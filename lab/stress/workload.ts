import { v5 as uuidFrom } from 'uuid';
import { type NewEvent } from '#event-store/event-store';
import { Random } from '../test-bed/random.js';

export const WRITERS = 4;
export const SUBSCRIBERS = 4;

/** What the stress is about. The same seed means the same events with the same ids, in every process and after every restart. */
export interface Workload {
  readonly seed: number;
  /** Of all writers together. */
  readonly events: number;
}

/**
 * own: streams that nobody else writes to, so the expected revisions are known beforehand and a repeat is recognised by the append itself.
 * shared: streams of all writers; a lane reads, looks whether its events stand there already, and appends at the revision it has read.
 * any: streams of all writers, without an expected revision; whoever does not know the outcome must not repeat.
 */
export type LaneKind = 'own' | 'shared' | 'any';

/** A lane writes one append after the other; a writer has all its lanes going at once. */
export const lanes: readonly LaneKind[] = [
  ...Array<LaneKind>(52).fill('own'),
  ...Array<LaneKind>(4).fill('shared'),
  ...Array<LaneKind>(8).fill('any'),
];

export interface PlannedAppend {
  /** In its lane, from 0. */
  readonly number: number;
  readonly stream: string;
  /** Right in a lane of kind `own` only. */
  readonly expected: number | 'noStream';
  readonly events: () => readonly NewEvent[];
}

const NAMESPACE = '6f0e3c52-6a3e-4f5e-9d2b-0d5f6a1c7b11';
/** The lanes move on to new streams together, more or less: so they meet in few streams, and none gets long to read. */
const APPENDS_PER_STREAM = 40;
const STREAMS_SHARED_AT_A_TIME = 8;

export function* planLane({ seed, events }: Workload, writer: number, lane: number): Generator<PlannedAppend> {
  const name = `${seed}/${writer}/${lane}`;
  const random = new Random(name);
  const kind = lanes[lane] as LaneKind;
  let left = share(events, writer, lane);
  let revision = -1;
  for (let number = 0; left > 0; number++) {
    const era = Math.floor(number / APPENDS_PER_STREAM);
    if (number % APPENDS_PER_STREAM === 0) revision = -1;
    const count = Math.min(left, random.next() < 0.6 ? 1 : random.between(2, 8));
    left -= count;
    yield {
      number,
      stream: kind === 'own' ? `own-${writer}-${lane}-${era}` : `${kind}-${era}-${random.between(1, STREAMS_SHARED_AT_A_TIME)}`,
      expected: revision < 0 ? 'noStream' : revision,
      events: () => planEvents(`${name}/${number}`, count),
    };
    revision += count;
  }
}

function planEvents(append: string, count: number): NewEvent[] {
  const random = new Random(append);
  return Array.from({ length: count }, (_, index) => ({
    id: uuidFrom(`${append}/${index}`, NAMESPACE),
    type: random.pick(['OrderPlaced', 'StockReserved', 'PaymentCaptured']),
    data: { append, index, text: 'é'.repeat(random.between(0, 100)) },
    metadata: { by: 'stress' },
  }));
}

/** An append to a shared stream takes far longer than the others, as most of them lose and begin again. */
const weights: Readonly<Record<LaneKind, number>> = { own: 4, shared: 1, any: 4 };
const WEIGHT = lanes.reduce((sum, kind) => sum + weights[kind], 0);

/** Whole numbers, in the proportion of the weights, whose sum over all lanes of all writers is the total. */
function share(total: number, writer: number, lane: number): number {
  const before = lanes.slice(0, lane).reduce((sum, kind) => sum + weights[kind], writer * WEIGHT);
  const upTo = (weight: number) => Math.floor((total * weight) / (WRITERS * WEIGHT));
  return upTo(before + weights[lanes[lane] as LaneKind]) - upTo(before);
}
