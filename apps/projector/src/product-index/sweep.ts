import { peopleAlias } from '#platform/elasticsearch/index-names';
import { PRODUCT_INDEX } from '#read-models/product-index';
import { type IndexMeta } from '#read-models/search/index-definition';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { reportOf } from '#subscriptions/faults';
import { type Session } from '#subscriptions/session';
import { openSession } from '../replay/workbench.js';
import { loadInstallation } from './index-row.js';
import { pointPeople } from './people-alias.js';
import { type SearchTarget } from './search-target.js';
import { askingFor } from './server-faults.js';

/**
 * Deletes what no generation has any more: indexes of dropped generations, of rebuilds that crashed, and those that were filled anew. Only what this
 * installation has made: what is named by no row was never seen by a reader, or is not any more. People's alias follows the live generation.
 * @returns the indexes that are gone
 * @throws Unwritable
 */
export async function sweepIndexes(target: SearchTarget, session: Session): Promise<readonly string[]> {
  const { client, prefix } = target;
  const installation = await loadInstallation(session);
  // First what there is, then what is named: an index is named before it is made.
  const found = await askingFor(client.indices.get({ index: `${peopleAlias(prefix)}-*`, features: ['mappings'], allow_no_indices: true }));
  const own = Object.entries(found ?? {}).filter(([, { mappings }]) => isOurs((mappings?._meta ?? {}) as Partial<IndexMeta>, installation));
  const rows = await session.query<{ index: string; live: boolean }>(
    `select i.index_name as index, g.state = 'live' as live from projections.search_indexes i join projections.generations g using (name, generation)`,
  );
  const named = new Set(rows.map(({ index }) => index));
  const stray = own.map(([index]) => index).filter((index) => !named.has(index));
  for (const index of stray) await askingFor(client.indices.delete({ index }));
  const live = rows.find((row) => row.live && own.some(([index]) => index === row.index));
  if (live !== undefined) await pointPeople(target, live.index);
  return stray;
}

function isOurs({ view, installation }: Partial<IndexMeta>, ours: string): boolean {
  return view === PRODUCT_INDEX && installation === ours;
}

export interface SweeperOptions {
  readonly target: SearchTarget;
  /** The read-model database. */
  readonly url: string;
  readonly logger: Pick<ConsumerLogger, 'info' | 'debug'>;
  readonly everyMs?: number;
}

const EVERY_MS = 30_000;

/** As {@link sweepIndexes}, done now and then beside other work, and told in the log. */
export class Sweeper {
  #next = 0;
  #working: Promise<void> | undefined;

  constructor(private readonly options: SweeperOptions) {}

  /** To be called again and again. Never waits for the server. */
  look(): void {
    if (this.#working !== undefined || performance.now() < this.#next) return;
    this.#working = this.#sweep().finally(() => {
      this.#next = performance.now() + (this.options.everyMs ?? EVERY_MS);
      this.#working = undefined;
    });
  }

  /** The last to use the client: it is closed. */
  async stop(): Promise<void> {
    await this.#working;
    await this.options.target.client.close();
  }

  async #sweep(): Promise<void> {
    const { target, url, logger } = this.options;
    let session: Session | undefined;
    try {
      session = await openSession(url, 'sweep');
      const gone = await sweepIndexes(target, session);
      if (gone.length > 0) logger.info({ indexes: gone }, 'indexes deleted that no generation has any more');
    } catch (error) {
      logger.debug(reportOf(error), 'indexes could not be looked through'); // Done again; who feeds them says what is wrong.
    } finally {
      await session?.close();
    }
  }
}
