import { type Logger } from '#platform/logging/logger';
import { problem } from '#platform/problems/problem';
import { pause } from '#postgres/backoff';
import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';

const LOOK_AGAIN_MS = 2_000;

/** What the log says of a place in it. */
export interface LogPlace {
  readonly end: bigint;
  /** Id of the event at the place; undefined where none stands. */
  readonly id: string | undefined;
}

/** The log, to ask. @returns undefined where it cannot be asked now */
export type AskLog = (position: bigint) => Promise<LogPlace | undefined>;

interface Row {
  readonly noted: boolean;
  readonly furthest: { readonly position: string; readonly id: string | null } | null;
}

/** What the followers have noted themselves, and where the view stands that has read furthest. */
const text = `select exists (select from projections.generations where state = 'live' and problem = 'log-changed') as noted,
  (select json_build_object('position', position::text, 'id', case when marker_position = position then marker end)
   from projections.generations where state = 'live' and kind = 'projection' order by position desc limit 1) as furthest`;

/**
 * Whether the views still agree with the log. Where they do not, they are answered from all the same, and each answer says so: they hold what a log
 * said that is no more. Looked at now and then; where nobody can say, it is as it was.
 */
export class LogAgreement implements OnModuleInit, OnModuleDestroy {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #changed = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly askLog: AskLog,
    private readonly logger: Logger,
    private readonly lookAgainMs = LOOK_AGAIN_MS,
  ) {}

  get changed(): boolean {
    return this.#changed;
  }

  /**
   * While the log has changed: no view gets to a position beyond its end, and what one holds of there is lost.
   * @throws Problem log-changed
   */
  async refuseBeyondEnd(atLeast: bigint | undefined): Promise<void> {
    if (!this.#changed || atLeast === undefined) return;
    const end = (await this.askLog(0n))?.end;
    if (end === undefined || atLeast <= end) return;
    const headers = { 'Event-Position': String(end) };
    throw problem('log-changed', `The log ends at position ${end}: what was at ${atLeast} is not in it.`, { headers });
  }

  /** Does not wait for the first look: a process whose database is down starts. */
  onModuleInit(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        this.#become(await this.#look());
      } catch (error) {
        this.logger.debug({ err: error }, 'could not look whether the views agree with the log');
      }
      await pause(this.lookAgainMs, signal);
    }
  }

  async #look(): Promise<boolean> {
    const { rows } = await this.pool.query<Row>(text);
    const { noted = false, furthest = null } = rows[0] ?? {};
    if (noted || furthest === null || furthest.position === '0') return noted;
    const place = await this.askLog(BigInt(furthest.position));
    if (place === undefined) return this.#changed;
    // An event that is not there may have been removed by the store itself: the followers know how to tell.
    return place.end < BigInt(furthest.position) || (place.id !== undefined && furthest.id !== null && place.id !== furthest.id);
  }

  #become(changed: boolean): void {
    if (changed === this.#changed) return;
    this.#changed = changed;
    if (changed) this.logger.error({ code: 'log-changed' }, 'the views do not agree with the log: every answer says so');
    else this.logger.info({}, 'the views agree with the log again');
  }
}
