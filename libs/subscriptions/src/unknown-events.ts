import { Counter, type Registry } from 'prom-client';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { type ConsumerLogger } from './consumer-group-options.js';

const NAME = 'orderline_unknown_events_total';
/** Types that are counted each by itself; those beyond are counted together. */
const MOST_TYPES = 100;
const OTHERS = 'others';

/** A part of the log. */
interface Stretch {
  /** Exclusive. */
  readonly after: bigint;
  readonly upTo: bigint;
}

/**
 * What a process reads in the log and this code does not know: events of a newer release, or somebody else's. They are passed over by every follower,
 * which is right for somebody else's and means that a view is incomplete where the process is older than the log. An event of a known type that nobody
 * here handles is none of them.
 */
export class UnknownEvents {
  readonly #counts = new Map<string, number>();
  readonly #known: ReadonlySet<string>;
  /** Where everything was counted: several read the same events, from different places, and some of them again. */
  #counted: readonly Stretch[] = [];

  constructor(
    private readonly logger: Pick<ConsumerLogger, 'warn'>,
    known: Iterable<string> = eventCatalogue.all.map(({ type }) => type),
  ) {
    this.#known = new Set(known);
  }

  /** How many of each type. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The same log, whose subscriptions are looked at on the way. */
  watch<Watched extends Pick<EventStore, 'subscribe'>>(log: Watched): Watched {
    const subscribe: EventStore['subscribe'] = (options) => this.#watched(log.subscribe(options), options.after);
    return new Proxy(log, {
      get(target, name) {
        if (name === 'subscribe') return subscribe;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  async *#watched(batches: AsyncIterable<SubscriptionBatch>, after: bigint): AsyncGenerator<SubscriptionBatch> {
    let read = after;
    for await (const batch of batches) {
      for (const event of batch.events) if (!this.#known.has(event.type) && !this.#isCounted(event)) this.#count(event);
      if (batch.position > read) this.#note({ after: read, upTo: batch.position });
      read = batch.position;
      yield batch;
    }
  }

  #isCounted({ position }: StoredEvent): boolean {
    return this.#counted.some(({ after, upTo }) => after < position && position <= upTo);
  }

  #note(read: Stretch): void {
    const apart = this.#counted.filter(({ after, upTo }) => upTo < read.after || read.upTo < after);
    const joined = this.#counted.filter((stretch) => !apart.includes(stretch));
    const after = joined.reduce((least, stretch) => (stretch.after < least ? stretch.after : least), read.after);
    const upTo = joined.reduce((most, stretch) => (stretch.upTo > most ? stretch.upTo : most), read.upTo);
    this.#counted = [...apart, { after, upTo }];
  }

  #count({ type, position }: StoredEvent): void {
    const counted = this.#counts.has(type) || this.#counts.size < MOST_TYPES ? type : OTHERS;
    const before = this.#counts.get(counted);
    this.#counts.set(counted, (before ?? 0) + 1);
    if (before !== undefined) return;
    this.logger.warn(
      { type: counted, position: position.toString() },
      'the log holds events of a type that this release does not know; they are passed over: is it older than the log?',
    );
  }
}

/** Shows in `/metrics` how many there were. An application that is made anew in the same process begins anew. */
export function measureUnknownEvents(unknown: UnknownEvents, registry: Registry): void {
  registry.removeSingleMetric(NAME);
  new Counter({
    name: NAME,
    help: 'Events of types that this release does not know, passed over.',
    labelNames: ['type'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [type, count] of unknown.counts) this.inc({ type }, count);
    },
  });
}
