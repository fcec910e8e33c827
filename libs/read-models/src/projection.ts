import { type Counts, type EventType, type Fold } from './fold.js';
import { type Table } from './table.js';

/** An event as it stands in the log, not decoded. */
export interface UnreadEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
}

/** A read model as data and pure functions; the engine does the rest. A new view is one file with one of these. */
export interface Projection<Name extends string = string> {
  readonly name: Name;
  /** Rises with every change that makes rows differ from what the fold before made: a rebuild is then due. */
  readonly version: number;
  /** The event types that a fold hears of. All others are passed over undecoded. */
  readonly events: readonly EventType[];
  readonly folds: readonly Fold[];
  /** Tables that follow from those of the folds. */
  readonly counts?: readonly Counts[];
  /** Rows are documents of an index, and no tables are made for them; without it they are rows of the read-model database. */
  readonly keptIn?: 'index';
  /** What must stay in order when something fails. By default the id in the stream's name: see `sequenceOf`. */
  readonly sequence?: (event: UnreadEvent) => string;
  /** The version that this one replaces: it goes on feeding the live generation until the rebuilt one is swapped in. */
  readonly previous?: Projection;
  /** The same view under other settings: what one of them has made is fed on by it until it is renewed. */
  readonly variants?: readonly Projection[];
}

export function defineProjection<const Name extends string, const Folds extends readonly Fold[]>(
  projection: Omit<Projection<Name>, 'events'> & { readonly folds: Folds },
): Projection<Name> & { readonly folds: Folds } {
  return { ...projection, events: [...new Set(projection.folds.flatMap(({ types }) => types))] };
}

/** Those that are made in the read-model database. */
export function tablesOf({ folds, counts = [], keptIn }: Pick<Projection, 'folds' | 'counts' | 'keptIn'>): readonly Table[] {
  if (keptIn === 'index') return [];
  return [...folds, ...counts].map(({ table }) => table);
}

/** `order-7`, `payment-7` and `fulfilment-7` are one sequence: `7`. */
export function sequenceOf({ stream }: Pick<UnreadEvent, 'stream'>): string {
  return stream.startsWith('credit-note-') ? stream.slice('credit-note-'.length) : stream.slice(stream.indexOf('-') + 1);
}
