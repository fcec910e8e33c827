import { Counter, register } from 'prom-client';
import { type Logger } from '#platform/logging/logger';

const NAME = 'orderline_missing_keys_total';
const QUIET_MS = 60_000;

/** Tells of keys that are missing, though nobody was erased: each in the metrics, and in one log line a minute at most. */
export class MissingKeys {
  #untold = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly logger: Pick<Logger, 'error'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    counter(); // There from the start: a rate begins at 0.
  }

  /** @param subjects whose data was asked for in vain */
  note(subjects: readonly string[]): void {
    const [subject] = subjects;
    if (subject === undefined) return;
    counter().inc(subjects.length);
    this.#untold += subjects.length;
    if (this.now() - this.#toldAt < QUIET_MS) return;
    this.logger.error({ subject, times: this.#untold }, 'keys of personal data are missing that were not destroyed: put them back');
    this.#toldAt = this.now();
    this.#untold = 0;
  }
}

function counter(): Counter {
  const known = register.getSingleMetric(NAME) as Counter | undefined;
  return (
    known ??
    new Counter({
      name: NAME,
      help: 'Keys of personal data that were needed for an answer and are missing; erased persons are none of them.',
    })
  );
}
