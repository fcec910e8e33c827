import { silentReporter } from '#projector/replay/reporter';
import { rebuild } from '#projector/replay/rebuild';
import { openSession } from '#projector/replay/workbench';
import { productSearchProjection } from '#read-models/product-search';
import { type BenchOptions } from '../bench-options.js';
import { BenchLog } from '../projections/bench-log.js';
import { type Budget } from '../projections/budget.js';
import { latencyResult, nothing, rateResult } from '../projections/results.js';
import { type BenchResult } from '../report.js';
import { elasticsearch, postgres } from './adapters.js';
import { commandToFound } from './command-to-found.js';
import { elasticCommandToFound, type ElasticIndexRates, elasticIndexRates } from './elastic-index-rates.js';
import { catalogueFacts } from './facts.js';
import { type CatalogueLine } from './icecat.js';
import { type IndexRates, indexRates } from './index-rates.js';
import { type Limits, latencyResults } from './latencies.js';
import { relevanceResults } from './relevance.js';

const LEAST_RATIO = 0.5;
const MOST_FOUND_MS = 1_000;
/** What it takes to fill Elasticsearch and to measure there. */
const INDEX_MS = 40_000;
const LARGE_INDEX_MS = 130_000;
/** What comes after the indexing of the rated catalogue, with each measurement taken once. */
const REST_MS = 300_000;
/** What it takes to index once more by everybody. */
const INDEXING_MS = 60_000;

export interface Bench {
  /** Of its database. */
  readonly name: string;
  /** URL of a server of PostgreSQL. */
  readonly server: string;
  /** Undefined where there is none. */
  readonly elasticsearchUrl: string | undefined;
  readonly catalogue: Iterable<CatalogueLine>;
  /** The same, where people have rated its products. */
  readonly rated: readonly CatalogueLine[] | undefined;
  readonly queries: readonly string[];
  readonly limits: Limits;
  /** Undefined where there is all the time. */
  readonly budget: Budget | undefined;
}

/** All that is measured over one catalogue. */
export async function benchCatalogue(bench: Bench, options: BenchOptions): Promise<BenchResult[]> {
  const { rated, elasticsearchUrl } = bench;
  await using log = await BenchLog.create(bench.server, bench.name);
  options.progress(`${bench.name}: appending a catalogue, indexing it`);
  await log.append('catalogue', catalogueFacts(bench.catalogue));
  const results: BenchResult[] = rated === undefined ? [] : await indexing(log, bench, options);
  const { products, seconds } = await fill(log);
  results.push({
    ...nothing,
    work: `rebuilt in ${seconds.toFixed(1)} s, ${products.toLocaleString('en')} products`,
    perSecond: products / seconds,
  });
  for (const adapter of [postgres, ...(elasticsearchUrl === undefined ? [] : [elasticsearch(elasticsearchUrl)])]) {
    if (adapter !== postgres && bench.budget?.allows(rated === undefined ? LARGE_INDEX_MS : INDEX_MS, 0) === false) {
      options.progress(`${bench.name}: ${adapter.name} is left out, as there is no time left for it`);
      continue;
    }
    options.progress(`${bench.name}: filling ${adapter.name}`);
    const searched = await adapter.open(log);
    try {
      if (rated !== undefined) results.push(...(await relevanceResults(adapter, searched, rated)));
      const { queries, limits } = bench;
      results.push(...(await latencyResults(adapter, searched, { products, url: log.url, queries, limits }, options)));
    } finally {
      await searched.close();
    }
  }
  return rated === undefined ? results : [...results, ...(await found(log, rated, elasticsearchUrl, options))];
}

async function indexing(log: BenchLog, { elasticsearchUrl, budget }: Bench, options: BenchOptions): Promise<BenchResult[]> {
  const runs: IndexRates[] = [];
  const elastic: ElasticIndexRates[] = [];
  if (elasticsearchUrl !== undefined) await elasticIndexRates(log, elasticsearchUrl); // Warms up.
  for (let run = 0; run < options.runs; run++) {
    if (run > 0 && budget?.allows(INDEXING_MS, REST_MS) === false) break;
    runs.push(await indexRates(log));
    if (elasticsearchUrl !== undefined) elastic.push(await elasticIndexRates(log, elasticsearchUrl));
  }
  const work = 'products indexed, from the log';
  const beside = (floorName: string, floorOf: (rates: IndexRates) => number, target: number | null) =>
    rateResult(
      `${work}, PostgreSQL`,
      floorName,
      runs.map((run) => ({ perSecond: run.rebuild, floor: floorOf(run) })),
      target,
    );
  return [
    beside('multi-row insert of the rows, same indexes', ({ insertWithIndexes }) => insertWithIndexes, LEAST_RATIO),
    beside('multi-row insert of the rows, key alone', ({ bareInsert }) => bareInsert, null),
    ...(elastic.length === 0
      ? []
      : [
          rateResult(
            `${work}, Elasticsearch`,
            'bare _bulk of the documents',
            elastic.map((run) => ({ perSecond: run.rebuild, floor: run.bareBulk })),
            LEAST_RATIO,
          ),
        ]),
  ];
}

async function found(
  log: BenchLog,
  rated: readonly CatalogueLine[],
  elasticsearchUrl: string | undefined,
  options: BenchOptions,
): Promise<BenchResult[]> {
  const skus = rated.slice(0, 500).map(({ sku }) => sku);
  const results = [await commandToFound(log.url, skus, options)];
  if (elasticsearchUrl === undefined) return results;
  const started = performance.now();
  const milliseconds = await elasticCommandToFound(log, elasticsearchUrl, options.quick ? 50 : 200);
  const perSecond = (milliseconds.length / (performance.now() - started)) * 1_000;
  return [...results, latencyResult('from append to searchable, Elasticsearch', [{ milliseconds, perSecond }], MOST_FOUND_MS)];
}

async function fill(log: BenchLog): Promise<{ readonly products: number; readonly seconds: number }> {
  const session = await openSession(log.url, 'bench');
  try {
    const projections = [productSearchProjection('english')];
    const workbench = {
      url: log.url,
      log: log.store,
      session,
      search: undefined,
      projections,
      reporter: silentReporter,
      signal: new AbortController().signal,
    };
    const how = { dryRun: false, rate: undefined, swap: true, verify: false, acceptDifferences: false };
    const { seconds } = await rebuild(workbench, 'product-search', how);
    return { products: await log.countRows('product_search'), seconds };
  } finally {
    await session.close();
  }
}
