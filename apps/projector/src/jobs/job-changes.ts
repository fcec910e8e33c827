import { type Logger } from '#platform/logging/logger';
import { type Job } from './job.js';
import { type Jobs } from './jobs.js';

/** What a watcher is told: another state of its job than it has shown, that there is none yet, or that it should end. */
export type JobNews = Job | 'quiet' | 'ended';

interface Watcher {
  readonly id: string;
  readonly shown: string;
  readonly wake: (news: JobNews) => void;
}

const LOOK_EVERY_MS = 250;

/** Tells those who watch a job of its changes: one look at the table for all of them, however many they are, whoever is at the work. */
export class JobChanges {
  readonly #watchers = new Set<Watcher>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly logger: Logger,
  ) {}

  /** @param shown the revision of the job that the watcher has shown */
  async next(id: string, shown: string, quietAfterMs: number, signal: AbortSignal): Promise<JobNews> {
    if (signal.aborted || this.#stopped) return 'ended';
    const { promise, resolve } = Promise.withResolvers<JobNews>();
    const watcher: Watcher = { id, shown, wake: resolve };
    const timer = setTimeout(resolve, quietAfterMs, 'quiet');
    const end = () => resolve('ended');
    signal.addEventListener('abort', end, { once: true });
    this.#watchers.add(watcher);
    this.#timer ??= setTimeout(() => void this.#look(), LOOK_EVERY_MS);
    try {
      return await promise;
    } finally {
      this.#watchers.delete(watcher);
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.wake('ended');
  }

  async #look(): Promise<void> {
    try {
      const found = await this.jobs.findAll([...new Set([...this.#watchers].map(({ id }) => id))]);
      const byId = new Map(found.map((job) => [job.id, job]));
      for (const watcher of this.#watchers) {
        const job = byId.get(watcher.id);
        if (job !== undefined && job.revision !== watcher.shown) watcher.wake(job);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for changed jobs');
    }
    this.#timer = this.#watchers.size === 0 || this.#stopped ? undefined : setTimeout(() => void this.#look(), LOOK_EVERY_MS);
  }
}
