import { silentReporter } from '#projector/replay/reporter';
import { rebuild } from '#projector/replay/rebuild';
import { openSession } from '#projector/replay/workbench';
import { productSearchProjection } from '#read-models/product-search';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { type BenchOptions } from '../bench-options.js';
import { BenchLog } from '../projections/bench-log.js';
import { rateResult } from '../projections/results.js';
import { type BenchResult } from '../report.js';
import { adapters } from './adapters.js';
import { commandToFound } from './command-to-found.js';
import { catalogueFacts, generatedLines } from './facts.js';
import { type CatalogueLine, hasIcecat, icecatLines, ratingsFile } from './icecat.js';
import { type IndexRates, indexRates } from './index-rates.js';
import { type Limits, latencyResults } from './latencies.js';
import { readRatings } from './ratings.js';
import { relevanceResults, techniqueResults } from './relevance.js';

const MANY = 100_000;
const MOST = 500_000;
const LEAST_RATIO = 0.5;

/** How well and how fast products are found, and how fast the index is made. */
export async function benchSearch(options: BenchOptions): Promise<readonly BenchResult[]> {
  if (!(await hasIcecat())) {
    options.progress(
      'search: the catalogue with ratings is not there (shared/data/chorus-icecat beside the checkout), so nothing can be measured',
    );
    return [];
  }
  const lines: CatalogueLine[] = [];
  for await (const line of icecatLines()) lines.push(line);
  const queries = [...(await readRatings(ratingsFile)).keys()];
  return withScratchPostgres(async (server) => {
    const results = [
      ...(await techniqueResults(lines)),
      ...(await benchCatalogue(server, lines, lines, queries, { hits: 50, suggestions: 15, any: null }, options)),
    ];
    if (options.quick) return results;
    for (const count of options.large ? [MANY, MOST] : [MANY]) {
      const limits = count === MANY ? { hits: 100, suggestions: 15, any: 300 } : { hits: null, suggestions: null, any: null };
      results.push(...(await benchCatalogue(server, generatedLines(lines, count), lines, queries, limits, options)));
    }
    return results;
  });
}

async function benchCatalogue(
  server: string,
  catalogue: Iterable<CatalogueLine>,
  rated: readonly CatalogueLine[],
  queries: readonly string[],
  limits: Limits,
  options: BenchOptions,
): Promise<BenchResult[]> {
  const isRated = catalogue === rated;
  await using log = await BenchLog.create(server, `search_${isRated ? 'rated' : (limits.any ?? 'most')}`);
  options.progress('search: appending a catalogue, indexing it');
  await log.append('catalogue', catalogueFacts(catalogue));
  const results: BenchResult[] = isRated ? await indexing(log, options) : [];
  const { products, seconds } = await fill(log);
  results.push({
    ...rateResult(`rebuild in ${seconds.toFixed(1)} s, ${products.toLocaleString('en')} products`, '', []),
    perSecond: products / seconds,
    floorName: null,
    floor: null,
    ratio: null,
  });
  for (const adapter of adapters) {
    const searched = await adapter.open(log.url);
    try {
      if (isRated) results.push(...(await relevanceResults(adapter, searched, rated)));
      results.push(...(await latencyResults(adapter, searched, { products, url: log.url, queries, limits }, options)));
    } finally {
      await searched.close();
    }
  }
  if (isRated)
    results.push(
      await commandToFound(
        log.url,
        rated.slice(0, 500).map(({ sku }) => sku),
        options,
      ),
    );
  return results;
}

async function indexing(log: BenchLog, options: BenchOptions): Promise<BenchResult[]> {
  const runs: IndexRates[] = [];
  for (let run = 0; run < options.runs; run++) runs.push(await indexRates(log));
  const beside = (floorName: string, floorOf: (rates: IndexRates) => number, target: number | null) =>
    rateResult(
      'index made, all of it (products/s)',
      floorName,
      runs.map((run) => ({ perSecond: run.rebuild, floor: floorOf(run) })),
      target,
    );
  return [
    beside('multi-row insert of the same rows, same indexes', ({ insertWithIndexes }) => insertWithIndexes, LEAST_RATIO),
    beside('multi-row insert of the same rows, key alone', ({ bareInsert }) => bareInsert, null),
  ];
}

async function fill(log: BenchLog): Promise<{ readonly products: number; readonly seconds: number }> {
  const session = await openSession(log.url, 'bench');
  try {
    const projections = [productSearchProjection('english')];
    const workbench = {
      url: log.url,
      log: log.store,
      session,
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
