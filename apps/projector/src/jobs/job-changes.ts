import { type Logger } from '#platform/logging/logger';
import { type Rest, Watchers } from '#platform/watching/watchers';
import { type Job } from './job.js';
import { type Jobs } from './jobs.js';

/** What a watcher is told: another state of its job than it has shown, that there is none yet, or that it should end. */
export type JobNews = Job | Rest;

const LOOK_EVERY_MS = 250;

/** Tells those who watch a job of its changes: one look at the table for all of them, however many they are, whoever is at the work. */
export class JobChanges {
  readonly #watchers = new Watchers<{ readonly id: string; readonly shown: string }, Job>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly jobs: Jobs,
    private readonly logger: Logger,
  ) {}

  /** @param shown the revision of the job that the watcher has shown */
  next(id: string, shown: string, quietAfterMs: number, signal: AbortSignal): Promise<JobNews> {
    return this.#watchers.next({ id, shown }, quietAfterMs, signal, () => {
      this.#timer ??= setTimeout(() => void this.#look(), LOOK_EVERY_MS);
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#watchers.stop();
  }

  async #look(): Promise<void> {
    try {
      const found = await this.jobs.findAll([...new Set([...this.#watchers].map(({ watched }) => watched.id))]);
      const byId = new Map(found.map((job) => [job.id, job]));
      for (const { watched, wake } of this.#watchers) {
        const job = byId.get(watched.id);
        if (job !== undefined && job.revision !== watched.shown) wake(job);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for changed jobs');
    }
    this.#timer = this.#watchers.size === 0 || this.#watchers.stopped ? undefined : setTimeout(() => void this.#look(), LOOK_EVERY_MS);
  }
}
