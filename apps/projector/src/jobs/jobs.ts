import { randomUUID } from 'node:crypto';
import { problem, type Problem } from '#platform/problems/problem';
import { type Logger } from '#platform/logging/logger';
import { demandPossible } from '../replay/demand-possible.js';
import { ReplayError } from '../replay/replay-error.js';
import { silentReporter } from '../replay/reporter.js';
import { openSession } from '../replay/workbench.js';
import { interruptions } from './interruptions.js';
import { commandOf, type Job } from './job.js';
import { type JobParts, JobRunner } from './job-runner.js';
import { JobTable, type NewJob } from './job-table.js';

export type AskedJob = Omit<NewJob, 'id'> & { readonly correlationId: string };

export interface Given {
  readonly job: Job;
  /** Whether it was there before. */
  readonly repeated: boolean;
}

const LOOK_EVERY_MS = 5_000;
/** How often somebody else may begin or end a job between two looks at what is there. */
const TRIES = 10;

/** What people have asked this installation's projectors to do: begun here, known everywhere. */
export class Jobs {
  readonly #runner: JobRunner;
  readonly #table: JobTable;
  readonly #look: NodeJS.Timeout;

  constructor(
    private readonly parts: JobParts,
    private readonly logger: Logger,
    member: string,
  ) {
    this.#table = new JobTable(parts.url, member);
    this.#runner = new JobRunner(parts, this.#table, logger);
    this.#look = setInterval(() => void this.#endLapsed(), LOOK_EVERY_MS);
    this.#look.unref();
  }

  /**
   * Begins a job, or finds the one that is meant: the key's, or without a key the one that does just that at this moment.
   * @throws Problem idempotency-key-reused, job-at-work, overloaded; ReplayError where the work would be refused at once
   */
  async ask({ correlationId, ...asked }: AskedJob): Promise<Given> {
    if (this.#runner.stopped) throw problem('overloaded', 'This projector is about to end. Ask another one, or the next.');
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const known = await this.#known(asked);
      if (known !== undefined) return { job: known, repeated: true };
      if (attempt === 1 && !(await this.#isPossible(asked))) continue;
      const job = await this.#table.insert({ ...asked, id: randomUUID() });
      if (job === undefined) continue; // Somebody else was faster: is it what is meant?
      const { id, name, verb, requestedBy } = job;
      const { reason: _, ...options } = job.options;
      this.logger.info({ job: id, projection: name, verb, options, by: requestedBy, correlationId }, 'job begun');
      this.#runner.begin(job);
      return { job, repeated: false };
    }
    throw problem('overloaded', `Jobs of ${asked.name} begin and end too fast. Send the request again.`);
  }

  /** Ends a job as safely as Ctrl-C ends the CLI: soon, not at once. One that is over stays as it is. */
  async cancel(id: string, by: string): Promise<Job | undefined> {
    const job = await this.#table.askToEnd(id, by);
    if (job?.state === 'running') this.logger.info({ job: id, projection: job.name, verb: job.verb, by }, 'job asked to end');
    this.#runner.cancel(id);
    return job;
  }

  async find(id: string): Promise<Job | undefined> {
    return (await this.findAll([id]))[0];
  }

  findAll(ids: readonly string[]): Promise<readonly Job[]> {
    return this.#table.find(ids);
  }

  list(name: string | undefined): Promise<readonly Job[]> {
    return this.#table.list(name);
  }

  /** Those at work here end after the batch in hand. */
  async stop(): Promise<void> {
    clearInterval(this.#look);
    await this.#runner.stop();
  }

  close(): Promise<void> {
    return this.#table.close();
  }

  async #known(asked: Omit<NewJob, 'id'>): Promise<Job | undefined> {
    await this.#endLapsed();
    const { name, requestedBy, idempotencyKey } = asked;
    const earlier = idempotencyKey === undefined ? undefined : await this.#table.askedWith(name, requestedBy, idempotencyKey);
    if (earlier !== undefined) {
      if (isSame(earlier, asked)) return earlier;
      throw problem('idempotency-key-reused', 'This Idempotency-Key stands for another job of the same projection.');
    }
    const atWork = await this.#table.atWork(name);
    if (atWork === undefined) return undefined;
    if (idempotencyKey === undefined && isSame(atWork, asked)) return atWork;
    throw busy(atWork);
  }

  /** @returns false where somebody has begun a job meanwhile, which may be what is in the way @throws ReplayError, LogDisagrees */
  async #isPossible(asked: Omit<NewJob, 'id'>): Promise<boolean> {
    try {
      await this.#demandPossible(asked);
      return true;
    } catch (error) {
      if (error instanceof ReplayError && (await this.#table.atWork(asked.name)) !== undefined) return false;
      throw error;
    }
  }

  async #demandPossible(asked: Omit<NewJob, 'id'>): Promise<void> {
    const session = await openSession(this.parts.url, 'question');
    try {
      const signal = new AbortController().signal;
      await demandPossible({ ...this.parts, session, reporter: silentReporter, signal }, commandOf(asked));
    } finally {
      await session.close();
    }
  }

  /** Whoever looks next tries again where the database is away. */
  async #endLapsed(): Promise<void> {
    try {
      for (const { id, name, verb } of await this.#table.interruptLapsed(interruptions))
        this.logger.warn({ job: id, projection: name, verb }, 'a job was interrupted: whoever was at it has gone');
      await this.#table.forgetOld();
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for jobs that nobody is at any more');
    }
  }
}

function isSame(job: Job, { verb, options }: Omit<NewJob, 'id'>): boolean {
  return job.verb === verb && JSON.stringify(job.options) === JSON.stringify(options);
}

function busy({ id, name, verb, requestedBy }: Job): Problem {
  const detail = `${name} has a job at work already: ${verb}, asked for by ${requestedBy}. Wait for its end, or cancel it.`;
  return problem('job-at-work', detail, { extensions: { job: id } });
}
