import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type BatchObserver } from '#event-store/batch-observer';
import { AppendTooLarge, InvalidEvent, WrongExpectedRevision } from '#event-store/errors';

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

/** How an append ended: somebody else was first, its events cannot be stored, or the store is away or another one. */
type AppendOutcome = 'written' | 'repeated' | 'conflict' | 'refused' | 'failed';

/** Counts what the write path does, for `/metrics`: each command API has its own. */
export class CommandMeter implements BatchObserver {
  readonly #appendSeconds = new Histogram({
    name: 'orderline_append_seconds',
    help: 'Appends to the log as whoever decides sees them, the wait for a batch included, by how they ended.',
    labelNames: ['outcome'] as const,
    buckets: SECONDS,
    registers: [],
  });
  readonly #batchSeconds = new Histogram({
    name: 'orderline_append_batch_seconds',
    help: 'How long the database took for a batch of appends, tries and waits for the lock included.',
    buckets: SECONDS,
    registers: [],
  });
  readonly #batchAppends = new Histogram({
    name: 'orderline_append_batch_appends',
    help: 'Appends that were written together.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_000],
    registers: [],
  });
  readonly #loads = new Counter({
    name: 'orderline_aggregate_loads_total',
    help: 'Aggregates that commands were decided on, by where they came from: the cache or the log.',
    labelNames: ['from'] as const,
    registers: [],
  });
  #waiting = 0;

  /** @param result of the append: an error, or whether it was a repeat */
  appended(result: { readonly repeated?: boolean } | { readonly error: unknown }, seconds: number): void {
    this.#appendSeconds.observe({ outcome: outcomeOf(result) }, seconds);
  }

  loaded(from: 'cache' | 'log'): void {
    this.#loads.inc({ from });
  }

  waiting(appends: number): void {
    this.#waiting = appends;
  }

  ended(appends: number, seconds: number): void {
    this.#batchAppends.observe(appends);
    this.#batchSeconds.observe(seconds);
  }

  /** @param commandsWaiting behind others for the same stream */
  show(registry: Registry, commandsWaiting: () => number): void {
    registry.registerMetric(this.#appendSeconds);
    registry.registerMetric(this.#batchSeconds);
    registry.registerMetric(this.#batchAppends);
    registry.registerMetric(this.#loads);
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    gauge('orderline_append_waiting', 'Appends that wait for the batch before theirs.', () => this.#waiting);
    gauge('orderline_commands_waiting', 'Commands that wait behind others for the same stream.', commandsWaiting);
  }
}

function outcomeOf(result: { readonly repeated?: boolean } | { readonly error: unknown }): AppendOutcome {
  if (!('error' in result)) return result.repeated === true ? 'repeated' : 'written';
  const { error } = result;
  if (error instanceof WrongExpectedRevision) return 'conflict';
  return error instanceof InvalidEvent || error instanceof AppendTooLarge ? 'refused' : 'failed';
}
