import { type Client } from '@elastic/elasticsearch';
import { resolveSubscriber } from '#projector/engine/projection-subscriber';
import { createGeneration, pointViews } from '#projector/engine/generations';
import { createIndex, writeAliasOf } from '#projector/product-index/index-state';
import { openSearchTarget, type SearchTarget } from '#projector/product-index/search-target';
import { readIndex, snapshotOf } from '#projector/product-index/read-index';
import { rebuild } from '#projector/replay/rebuild';
import { silentReporter } from '#projector/replay/reporter';
import { dropUnfinished } from '#projector/replay/steer';
import { openSession } from '#projector/replay/workbench';
import { productIndexProjection } from '#read-models/product-index';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { leaseTimes } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { type Session } from '#subscriptions/session';
import { appendFacts } from '../projections/fact.js';
import { type BenchLog } from '../projections/bench-log.js';
import { median } from '../statistics.js';

/** As many as a batch of the writer makes at most. */
const DOCUMENTS_PER_BULK = 1_000;
/** Enough for a rate; they are held in memory. */
const MOST_DOCUMENTS = 50_000;
const projection = productIndexProjection('english');
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** How often both are timed, one after the other. */
const ROUNDS = 3;

/** Products per second, medians of all rounds. */
export interface ElasticIndexRates {
  /** `replay rebuild product-index` over the whole log, up to where it could be swapped in. */
  readonly rebuild: number;
  /** The documents that it made, sent by somebody who has them ready into an index of the same kind, and refreshed. */
  readonly bareBulk: number;
  readonly products: number;
  readonly rebuildMs: number;
}

/** How fast the index of the log's catalogue is made, beside a bare `_bulk` of the same documents, by turns in the same run. */
export async function elasticIndexRates(log: BenchLog, url: string): Promise<ElasticIndexRates> {
  await using place = await openPlace(log, url);
  const rounds: { rebuild: number; bare: number; products: number; seconds: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { seconds, products, documents } = await rebuildOnce(log, place);
    rounds.push({ rebuild: products / seconds, bare: await bareBulk(place.target, documents), products, seconds });
  }
  return {
    rebuild: median(rounds.map(({ rebuild }) => rebuild)),
    bareBulk: median(rounds.map(({ bare }) => bare)),
    products: rounds[0]?.products ?? 0,
    rebuildMs: median(rounds.map(({ seconds }) => seconds)) * 1_000,
  };
}

interface Rebuilt {
  readonly seconds: number;
  readonly products: number;
  readonly documents: readonly Line[];
}

/** Beside the live generation, and dropped when its documents are read. */
async function rebuildOnce(log: BenchLog, { session, target }: Pick<Place, 'session' | 'target'>): Promise<Rebuilt> {
  const workbench = {
    url: log.url,
    log: log.store,
    session,
    search: target,
    projections: [projection],
    reporter: silentReporter,
    signal: new AbortController().signal,
  };
  const how = { dryRun: false, rate: undefined, swap: false, verify: false, acceptDifferences: false };
  const { seconds, generation } = await rebuild(workbench, projection.name, how);
  const [row] = await session.query<{ index: string }>(
    'select index_name as index from projections.search_indexes where name = $1 and generation = $2',
    [projection.name, generation],
  );
  const { documents, products } = await readDocuments(target, row?.index ?? '');
  await dropUnfinished(workbench, projection.name);
  return { seconds, products, documents };
}

/** Feeds a live index of the log's catalogue up to its end. Dispose of it when nobody searches there any more. */
export async function fillElasticIndex(log: BenchLog, url: string): Promise<AsyncDisposable & { readonly target: SearchTarget }> {
  const place = await openPlace(log, url);
  await following(log, place, async () => found(place.session, await log.store.head()));
  return place;
}

/** From the command's append until the index is told to have it: milliseconds, one command after another. */
export async function elasticCommandToFound(log: BenchLog, url: string, commands: number): Promise<readonly number[]> {
  await using place = await openPlace(log, url);
  const { session } = place;
  return await following(log, place, async () => {
    await found(session, await log.store.head());
    const times: number[] = [];
    for (let number = 0; number < commands; number++) {
      const started = performance.now();
      const data = {
        sku: `found-${number}`,
        name: `Found ${number}`,
        category: 'found',
        attributes: {},
        price: { amount: '1', currency: 'GBP' },
      };
      const occurredAt = new Date().toISOString();
      await appendFacts(log.store, [{ stream: `product-${data.sku}`, revision: 0, occurredAt, event: { type: 'ProductAdded', data } }]);
      await found(session, await log.store.head());
      times.push(performance.now() - started);
    }
    return times;
  });
}

/** Does the work while the index follows the log. */
async function following<Result>(
  log: BenchLog,
  { target }: { readonly target: SearchTarget },
  work: () => Promise<Result>,
): Promise<Result> {
  const group = new ConsumerGroup({
    url: log.url,
    kind: 'projection',
    log: log.store,
    member: 'bench',
    logger: silent,
    ...leaseTimes,
    consumer: defaultSettings,
    resolve: (generation) => resolveSubscriber([projection], generation, target),
  });
  group.start();
  try {
    return await work();
  } finally {
    await group.stop();
  }
}

async function found(session: Session, position: bigint): Promise<void> {
  for (;;) {
    const [row] = await session.query<{ reached: boolean }>(
      `select coalesce(bool_or(i.usable and i.searchable_position >= $1), false) as reached
       from projections.search_indexes i join projections.generations g using (name, generation) where g.state = 'live'`,
      [position.toString()],
    );
    if (row?.reached === true) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

interface Place extends AsyncDisposable {
  readonly session: Session;
  readonly target: SearchTarget;
}

/** A live generation to rebuild beside; its index and whatever follows are gone afterwards. */
async function openPlace(log: BenchLog, url: string): Promise<Place> {
  const session = await openSession(log.url, 'bench');
  const prefix = `bench-${process.pid}`;
  const target = openSearchTarget({ SEARCH_URL: url, SEARCH_INDEX_PREFIX: prefix });
  if (target === undefined) throw new Error('No server of Elasticsearch is named.');
  const forget = async () => {
    const indexes = Object.keys(await target.client.indices.get({ index: `${prefix}-*`, allow_no_indices: true }));
    for (const index of indexes) await target.client.indices.delete({ index });
    await session.query('delete from projections.generations where name = $1', [projection.name]);
  };
  await forget();
  await session.script(createGeneration(projection, 1, 'live', true));
  await session.script(pointViews(projection, 1, new Set()));
  return {
    session,
    target,
    [Symbol.asyncDispose]: async () => {
      await forget();
      await target.client.close();
      await session.close();
    },
  };
}

interface Line {
  readonly id: string;
  readonly document: string;
}

async function readDocuments(target: SearchTarget, index: string): Promise<{ documents: readonly Line[]; products: number }> {
  const snapshot = await snapshotOf(target, index);
  const documents: Line[] = [];
  let products = 0;
  for await (const { document } of readIndex(target, snapshot)) {
    products++;
    if (documents.length < MOST_DOCUMENTS) documents.push({ id: document.sku, document: JSON.stringify(document) });
  }
  await snapshot.close();
  return { documents, products };
}

async function bareBulk({ client, prefix }: SearchTarget, documents: readonly Line[]): Promise<number> {
  const index = `${prefix}-bare`;
  await createIndex({ client, prefix }, { index, id: 'bare' }, { generation: 0, version: projection.version, installation: 'bench' });
  const started = performance.now();
  for (let from = 0; from < documents.length; from += DOCUMENTS_PER_BULK) {
    await sendBare(client, writeAliasOf(index), documents.slice(from, from + DOCUMENTS_PER_BULK));
  }
  await client.indices.refresh({ index });
  const seconds = (performance.now() - started) / 1_000;
  await client.indices.delete({ index });
  return documents.length / seconds;
}

async function sendBare(client: Client, index: string, documents: readonly Line[]): Promise<void> {
  const operations = documents.flatMap(({ id, document }) => [JSON.stringify({ index: { _id: id } }), document]);
  const { errors } = await client.bulk({ index, operations, filter_path: ['errors'] });
  if (errors) throw new Error('A bare bulk was not taken whole');
}
