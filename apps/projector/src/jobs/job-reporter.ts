import { type Reporter } from '../replay/reporter.js';
import { type JobProgress } from './job.js';
import { type JobReport } from './job-table.js';

const MOST_NOTES = 20;
/** Slower than this, nobody can say how long it takes. */
const LEAST_RATE = 1;

/** Hears what the work says, for those who ask how far it is. Nobody sits there to be asked. */
export class JobReporter implements Reporter {
  #progress: JobProgress | null = null;
  #notes: readonly string[] = [];
  #changed = false;

  say(sentence: string): void {
    this.#notes = [...this.#notes, sentence].slice(-MOST_NOTES);
    this.#changed = true;
  }

  progress(_label: string, total: number) {
    return {
      step: (done: number, rate: number) => {
        const all = Math.max(total, done);
        const secondsLeft = done >= all ? 0 : rate < LEAST_RATE ? null : Math.ceil((all - done) / rate);
        const progress = { done, total: all, eventsPerSecond: Math.round(rate * 10) / 10, secondsLeft };
        this.#changed ||= JSON.stringify(progress) !== JSON.stringify(this.#progress);
        this.#progress = progress;
      },
      end: () => undefined,
    };
  }

  async confirm(): Promise<undefined> {
    return undefined;
  }

  /** What there is to tell, and whether some of it is new since this was asked last. */
  report(): JobReport & { readonly changed: boolean } {
    const changed = this.#changed;
    this.#changed = false;
    return { progress: this.#progress, notes: this.#notes, changed };
  }
}
