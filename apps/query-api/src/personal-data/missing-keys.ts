import { Counter, type Registry } from 'prom-client';
import { type Logger } from '#platform/logging/logger';

const NAME = 'orderline_missing_keys_total';
const QUIET_MS = 60_000;

/** Tells of keys that are missing, though nobody was erased: counts each, and writes one log line a minute at most. */
export class MissingKeys {
  /** How often one was needed. */
  times = 0;
  #told = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly logger: Pick<Logger, 'error'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param subjects whose data was asked for in vain */
  note(subjects: readonly string[]): void {
    const [subject] = subjects;
    if (subject === undefined) return;
    this.times += subjects.length;
    if (this.now() - this.#toldAt < QUIET_MS) return;
    this.logger.error(
      { subject, times: this.times - this.#told },
      'keys of personal data are missing that were not destroyed: put them back',
    );
    this.#toldAt = this.now();
    this.#told = this.times;
  }
}

/** Shows in `/metrics` how often a key was missing. An application that is made anew in the same process begins anew. */
export function measureMissingKeys(missing: MissingKeys, registry: Registry): void {
  registry.removeSingleMetric(NAME);
  new Counter({
    name: NAME,
    help: 'Keys of personal data that were needed for an answer and are missing; erased persons are none of them.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(missing.times);
    },
  });
}
