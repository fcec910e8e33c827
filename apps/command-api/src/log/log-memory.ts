import { type LogChanged } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { type Log } from '#subscriptions/subscriber';
import { type CommandMeter } from '../metrics/command-meter.js';
import { VerifiedLog } from './verified-log.js';

/**
 * What this process remembers of the log rests on the {@link log} through which it was read. When that is found to be another one, it is given up,
 * with all that anybody remembers beside it, and a new one begins with nothing.
 *
 * Whoever decides keeps hold of the one that he began with: one that was given up refuses what rests on it, where a new one would let it through.
 */
export class LogMemory {
  #log: VerifiedLog;
  #given = new AbortController();

  /**
   * @param changed is told once for each log that is given up, right after that
   * @param followed the same log, where others in this process follow it too
   */
  constructor(
    private readonly store: EventStore,
    private readonly changed: (error: LogChanged) => void = () => undefined,
    private readonly meter?: CommandMeter,
    private readonly followed?: Pick<Log, 'subscribe'>,
  ) {
    this.#log = this.#begin();
  }

  get log(): VerifiedLog {
    return this.#log;
  }

  /** Aborts when the present log is given up. */
  get givenUp(): AbortSignal {
    return this.#given.signal;
  }

  /** Finds out, where nobody has noticed yet, whether what is remembered still stands. Never throws: where the log cannot be asked, nothing is found. */
  async check(): Promise<void> {
    await this.#log.verify().catch(() => undefined);
  }

  #begin(): VerifiedLog {
    const changed = (error: LogChanged) => {
      if (log !== this.#log) return;
      const given = this.#given;
      this.#given = new AbortController();
      this.#log = this.#begin();
      given.abort();
      this.changed(error);
    };
    const log = new VerifiedLog(this.store, changed, this.meter, this.followed);
    return log;
  }
}
