import pg from 'pg';
import { Client } from '#postgres/client';
import { notePool } from '#postgres/pools';
import { type Job, type JobProgress } from './job.js';

/** What the runner of a job reports with every sign of life. */
export interface JobReport {
  readonly progress: JobProgress | null;
  readonly notes: readonly string[];
}

export type JobEnd = Pick<Job, 'state' | 'exitCode' | 'detail' | 'result'>;
export type NewJob = Pick<Job, 'id' | 'name' | 'verb' | 'options' | 'requestedBy'> & { readonly idempotencyKey: string | undefined };

/** A runner that has said nothing for so long is taken for gone. */
const LEASE = `interval '15 seconds'`;
const KEPT = `interval '90 days'`;
const MOST_LISTED = 100;
const ANSWER_LIMIT_MS = 5_000;

const columns = `id, name, verb, options, requested_by as "requestedBy", requested_at as "requestedAt", state, cancelled_by as "cancelledBy", revision,
  progress, notes, ended_at as "endedAt", exit_code as "exitCode", detail, result`;

/** The jobs of all projectors of an installation. */
export class JobTable {
  readonly #pool: pg.Pool;

  constructor(
    url: string,
    /** Names this process among the runners. */
    private readonly runner: string,
  ) {
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: url,
        application_name: 'orderline jobs',
        max: 2,
        connectionTimeoutMillis: ANSWER_LIMIT_MS,
        statement_timeout: ANSWER_LIMIT_MS,
      }),
    );
    this.#pool.on('error', () => undefined); // An idle connection that breaks is made anew with the next statement.
  }

  async find(ids: readonly string[]): Promise<readonly Job[]> {
    return this.#jobs(`select ${columns} from projections.jobs where id = any($1)`, [ids]);
  }

  /** The newest first. @param name of one follower only */
  list(name: string | undefined): Promise<readonly Job[]> {
    const text = `select ${columns} from projections.jobs where $1::text is null or name = $1 order by requested_at desc, id limit ${MOST_LISTED}`;
    return this.#jobs(text, [name ?? null]);
  }

  async atWork(name: string): Promise<Job | undefined> {
    return (await this.#jobs(`select ${columns} from projections.jobs where name = $1 and state = 'running'`, [name]))[0];
  }

  async askedWith(name: string, requestedBy: string, key: string): Promise<Job | undefined> {
    const text = `select ${columns} from projections.jobs where name = $1 and requested_by = $2 and idempotency_key = $3`;
    return (await this.#jobs(text, [name, requestedBy, key]))[0];
  }

  /** Begins a job of this process. @returns undefined where the follower has one at work, or the key stands for one */
  async insert({ id, name, verb, options, requestedBy, idempotencyKey }: NewJob): Promise<Job | undefined> {
    const text = `insert into projections.jobs (id, name, verb, options, requested_by, idempotency_key, state, runner, until)
      values ($1, $2, $3, $4, $5, $6, 'running', $7, clock_timestamp() + ${LEASE}) on conflict do nothing returning ${columns}`;
    const values = [id, name, verb, JSON.stringify(options), requestedBy, idempotencyKey ?? null, this.runner];
    return (await this.#jobs(text, values))[0];
  }

  /**
   * A sign of life of a job's runner.
   * @param changed whether the report is another one than the last
   * @returns undefined where the job is no longer his
   */
  async beat(id: string, { progress, notes }: JobReport, changed: boolean): Promise<Pick<Job, 'cancelledBy'> | undefined> {
    const text = `update projections.jobs set until = clock_timestamp() + ${LEASE}, progress = $3, notes = $4, revision = revision + $5
      where id = $1 and runner = $2 and state = 'running' returning ${columns}`;
    return (await this.#jobs(text, [id, this.runner, json(progress), JSON.stringify(notes), changed ? 1 : 0]))[0];
  }

  /** @returns undefined where the job is no longer this process's */
  async end(id: string, { progress, notes }: JobReport, { state, exitCode, detail, result }: JobEnd): Promise<Job | undefined> {
    const text = `update projections.jobs set state = $5, exit_code = $6, detail = $7, result = $8, progress = $3, notes = $4, ended_at = clock_timestamp(),
      revision = revision + 1 where id = $1 and runner = $2 and state = 'running' returning ${columns}`;
    return (await this.#jobs(text, [id, this.runner, json(progress), JSON.stringify(notes), state, exitCode, detail, json(result)]))[0];
  }

  /** @returns the job as it is then, over or not */
  async askToEnd(id: string, by: string): Promise<Job | undefined> {
    const text = `update projections.jobs set cancelled_by = $2, revision = revision + 1 where id = $1 and state = 'running' and cancelled_by is null`;
    await this.#pool.query(text, [id, by]);
    return (await this.find([id]))[0];
  }

  /** Ends the jobs whose runner has gone. @param details what is said of each, by its verb @returns those */
  interruptLapsed(details: Readonly<Record<string, string>>): Promise<readonly Job[]> {
    const text = `update projections.jobs set state = 'interrupted', detail = $1::json ->> verb, ended_at = clock_timestamp(), revision = revision + 1
      where state = 'running' and until < clock_timestamp() returning ${columns}`;
    return this.#jobs(text, [JSON.stringify(details)]);
  }

  async forgetOld(): Promise<void> {
    await this.#pool.query(`delete from projections.jobs where state <> 'running' and requested_at < now() - ${KEPT}`);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #jobs(text: string, values: readonly unknown[]): Promise<readonly Job[]> {
    return (await this.#pool.query<Job>(text, values as unknown[])).rows;
  }
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
