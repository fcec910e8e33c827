import { backoffMs } from '#postgres/backoff';
import { type EventStore } from '#event-store/event-store';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { reportOf } from '#subscriptions/faults';
import { type Session } from '#subscriptions/session';
import { type Projection } from '#read-models/projection';
import { type SearchTarget } from '../product-index/search-target.js';
import { alone, RebuildUnderWay } from './rebuild-lock.js';
import { fillAndSwap } from './rebuild.js';
import { ReplayError } from './replay-error.js';
import { silentReporter } from './reporter.js';
import { findProjection, openSession, type Workbench } from './workbench.js';

export interface OutdatedViewsOptions {
  readonly url: string;
  readonly log: EventStore;
  readonly projections: readonly Projection[];
  readonly logger: ConsumerLogger;
  readonly search?: SearchTarget | undefined;
  /** Most events per second; without it as fast as it goes. */
  readonly rate?: number;
}

const REST = { firstMs: 2_000, mostMs: 300_000 };
/** Where another process is at it, it is looked at again after so long. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Renews the views whose live generation was made by an older version than the code's, or under other settings: filled beside, then swapped in, one at a time. Nobody has to ask for
 * it, one process of all does it, and what a killed one has filled is gone on from.
 *
 * Left alone is what a person has decided: a view that is paused, one whose new generation is kept ready (`rebuild --no-swap`, or differences), and one that was
 * rolled back, for as long as the generation that it was rolled back from is retained. A live generation of a newer version is never touched.
 */
export class OutdatedViews {
  readonly #stop = new AbortController();
  readonly #rests = new Map<string, { readonly attempts: number; readonly until: number }>();
  #working: Promise<void> | undefined;

  constructor(private readonly options: OutdatedViewsOptions) {}

  /** Begins what is due, in the background; to be called again and again. */
  async look(session: Session): Promise<void> {
    if (this.#working !== undefined || this.#stop.signal.aborted) return;
    const names = await outdated(session, this.options.projections);
    const due = names.filter((name) => (this.#rests.get(name)?.until ?? 0) <= performance.now());
    if (due.length > 0) this.#working = this.#renewAll(due).finally(() => (this.#working = undefined));
  }

  /** Ends after the batch in hand; what is filled stays. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  async #renewAll(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#stop.signal.aborted) return;
      try {
        await this.#renew(name);
        this.#rests.delete(name);
      } catch (error) {
        if (!this.#stop.signal.aborted) this.#rest(name, error);
      }
    }
  }

  async #renew(name: string): Promise<void> {
    const { url, log, projections, logger, rate, search } = this.options;
    const session = await openSession(url, 'renewal');
    const reporter = { ...silentReporter, say: (sentence: string) => logger.info({ projection: name }, sentence) };
    const workbench: Workbench = { url, log, session, projections, reporter, signal: this.#stop.signal, logger, search };
    try {
      await alone(workbench, name, async (held) => {
        if (!(await outdated(session, projections)).includes(name)) return; // Another process has just done it.
        const projection = await findProjection(held, name);
        logger.info({ projection: name, version: projection.version }, 'the live view is of another version: rebuild started');
        const options = { dryRun: false, rate, swap: true, verify: false, acceptDifferences: false };
        const { generation, events, seconds } = await fillAndSwap(held, projection, options);
        logger.info({ projection: name, generation, events, seconds }, 'rebuild ended, the new generation is live');
      });
    } finally {
      await session.close();
    }
  }

  #rest(name: string, error: unknown): void {
    const busy = error instanceof RebuildUnderWay;
    const attempts = busy ? 0 : (this.#rests.get(name)?.attempts ?? 0) + 1;
    this.#rests.set(name, { attempts, until: performance.now() + (busy ? LOOK_AGAIN_MS : backoffMs(REST, attempts)) });
    if (busy) return;
    const report = error instanceof ReplayError ? { message: error.message } : reportOf(error);
    this.options.logger.error({ projection: name, attempts, report }, 'rebuild failed, and goes on later from where it was');
  }
}

/** A view that was renewed is not renewed for other settings before so long: processes that disagree would do it in turns, without end. */
const SETTLED = '10 minutes';

async function outdated(session: Session, projections: readonly Projection[]): Promise<readonly string[]> {
  const variants = projections.flatMap(({ name, variants = [] }) => variants.map(({ version }) => ({ name, version })));
  const found = await session.query<{ name: string }>(
    `select live.name from projections.generations live join unnest($1::text[], $2::integer[]) as code(name, version) on code.name = live.name
     cross join lateral (select exists (
       select from unnest($3::text[], $4::integer[]) as variant(name, version) where variant.name = live.name and variant.version = live.version
     ) as variant) is_of
     where live.kind = 'projection' and live.state = 'live' and not live.paused and not exists (
       select from projections.generations other where other.name = live.name and other.state in ('ready', 'retained')
         and case when is_of.variant then other.version = code.version and (other.state = 'ready' or other.generation > live.generation)
             else other.version >= code.version end
     ) and case when is_of.variant then live.swapped_at is null or live.swapped_at < now() - interval '${SETTLED}'
         else live.version < code.version end
     order by live.name`,
    [
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      variants.map(({ name }) => name),
      variants.map(({ version }) => version),
    ],
  );
  return found.map(({ name }) => name);
}
