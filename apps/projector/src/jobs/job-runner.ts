import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '#postgres/backoff';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { perform } from '../replay/perform.js';
import { sentenceFor } from '../replay/sentence-for.js';
import { openSession, type Workbench } from '../replay/workbench.js';
import { interruptions } from './interruptions.js';
import { commandOf, type Job } from './job.js';
import { JobReporter } from './job-reporter.js';
import { type JobEnd, type JobTable } from './job-table.js';

/** What every job works with, beside what it has for itself. */
export type JobParts = Omit<Workbench, 'session' | 'reporter' | 'signal' | 'logger'>;

const BEAT_MS = 500;
const BUSY = { firstMs: 200, mostMs: 2_000 };
/** How long a job's end may take to be written down; after that its lease runs out. */
const LONGEST_FAREWELL_MS = 6_000;

/** Does the work of a job in this process, by the code of the CLI, and tells the table how far it is and how it ended. */
export class JobRunner {
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #cancels = new Map<string, AbortController>();

  constructor(
    private readonly parts: JobParts,
    private readonly table: JobTable,
    private readonly logger: ConsumerLogger,
  ) {}

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Begins, in the background. */
  begin(job: Job): void {
    const running = this.#run(job).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Ends a job after the batch in hand, if it is at work here. */
  cancel(id: string): void {
    this.#cancels.get(id)?.abort();
  }

  /** Ends all of them, as Ctrl-C ends the CLI; what is filled stays. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #run(job: Job): Promise<void> {
    const [cancel, lost, over] = [new AbortController(), new AbortController(), new AbortController()];
    this.#cancels.set(job.id, cancel);
    const reporter = new JobReporter();
    const attended = this.#attend(job, reporter, { cancel, lost, over });
    const signal = AbortSignal.any([this.#stop.signal, cancel.signal, lost.signal]);
    const end = await this.#work(job, reporter, signal, cancel.signal);
    over.abort();
    await attended;
    this.#cancels.delete(job.id);
    const ended = await this.#writeDown(job, reporter, end);
    const { id, name, verb } = job;
    const told = { job: id, projection: name, verb, state: ended?.state ?? 'interrupted', exitCode: end.exitCode };
    this.logger.info(told, ended === undefined ? 'the job was lost to another process, or its end could not be written down' : 'job ended');
  }

  async #work(job: Job, reporter: JobReporter, signal: AbortSignal, cancelled: AbortSignal): Promise<JobEnd> {
    try {
      const session = await openSession(this.parts.url, 'job');
      try {
        const { exitCode, document, text } = await perform(
          { ...this.parts, session, reporter, signal, logger: this.logger },
          commandOf(job),
        );
        return { state: exitCode === 0 ? 'done' : 'failed', exitCode, detail: text, result: document };
      } finally {
        await session.close();
      }
    } catch (error) {
      return this.#failed(job, error, cancelled);
    }
  }

  #failed({ id, verb }: Job, error: unknown, cancelled: AbortSignal): JobEnd {
    if (cancelled.aborted)
      return {
        state: 'cancelled',
        exitCode: null,
        detail: 'Cancelled. What was done so far is kept; ask for the same again to go on.',
        result: null,
      };
    if (this.stopped) return { state: 'interrupted', exitCode: null, detail: interruptions[verb], result: null };
    const sentence = sentenceFor(error);
    if (sentence === undefined) this.logger.error({ job: id, err: error }, 'a job failed on our side');
    const detail = sentence ?? 'It failed on our side. The failure has been logged under the id of the job.';
    return { state: 'failed', exitCode: 1, detail, result: null };
  }

  /** Shows that the job is alive, and hears whether it shall end. */
  async #attend(
    { id }: Job,
    reporter: JobReporter,
    { cancel, lost, over }: { readonly cancel: AbortController; readonly lost: AbortController; readonly over: AbortController },
  ): Promise<void> {
    while (!over.signal.aborted) {
      await delay(BEAT_MS, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      const { changed, ...report } = reporter.report();
      try {
        const alive = await this.table.beat(id, report, changed);
        if (alive === undefined) return lost.abort();
        if (alive.cancelledBy !== null) cancel.abort();
      } catch (error) {
        this.logger.warn({ job: id, err: error }, 'a job could not show that it is alive, and tries again');
      }
    }
  }

  async #writeDown({ id }: Job, reporter: JobReporter, end: JobEnd): Promise<Job | undefined> {
    for (const [attempt, deadline] = [{ number: 1 }, Date.now() + LONGEST_FAREWELL_MS]; ; attempt.number++) {
      try {
        return await this.table.end(id, reporter.report(), end);
      } catch (error) {
        if (Date.now() > deadline) {
          this.logger.error({ job: id, err: error }, 'the end of a job could not be written down');
          return undefined;
        }
        await delay(backoffMs(BUSY, attempt.number));
      }
    }
  }
}
