import { startElasticsearch, whyNoElasticsearch } from '../../elasticsearch/elasticsearch.js';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { type BenchOptions } from '../bench-options.js';
import { type BenchResult } from '../report.js';
import { Budget } from '../projections/budget.js';
import { benchCatalogue } from './bench-catalogue.js';
import { generatedLines } from './facts.js';
import { type CatalogueLine, hasIcecat, icecatLines, ratingsFile } from './icecat.js';
import { type Limits } from './latencies.js';
import { readRatings } from './ratings.js';
import { techniqueResults } from './relevance.js';

const MANY = 100_000;
const MOST = 500_000;
/** What the server may use for itself, in megabytes. */
const HEAP = 512;

/** What the suite may take: on a busy machine what comes late is measured once, or left out. */
const MOST_MS = { quick: 115_000, full: 580_000 };
/** What the larger catalogue takes with every measurement taken three times. */
const MANY_MS = 300_000;

const rated: Limits = { hits: { PostgreSQL: 50, Elasticsearch: 30 }, suggestions: 15, any: null };
const many: Limits = { hits: { PostgreSQL: 100, Elasticsearch: 30 }, suggestions: 15, any: 300 };
const unlimited: Limits = { hits: {}, suggestions: null, any: null };

/** How well and how fast products are found by each adapter, and how fast its index is made. */
export async function benchSearch(options: BenchOptions): Promise<readonly BenchResult[]> {
  const budget = new Budget(MOST_MS[options.quick ? 'quick' : 'full']);
  if (!(await hasIcecat())) {
    options.progress(
      'search: the catalogue with ratings is not there (shared/data/chorus-icecat beside the checkout), so nothing can be measured',
    );
    return [];
  }
  const lines: CatalogueLine[] = [];
  for await (const line of icecatLines()) lines.push(line);
  const queries = [...(await readRatings(ratingsFile)).keys()];
  return withScratchPostgres((server) =>
    withElasticsearch(options, async (elasticsearchUrl) => {
      const bench = (name: string, catalogue: Iterable<CatalogueLine>, limits: Limits) => {
        const isLate = catalogue !== lines && !options.large && !budget.allows(MANY_MS, 0);
        if (isLate) options.progress(`${name}: the machine is busy, each measurement is taken once`);
        const bench = {
          name,
          server,
          elasticsearchUrl,
          catalogue,
          rated: catalogue === lines ? lines : undefined,
          queries,
          limits,
          budget: options.large ? undefined : budget,
        };
        return benchCatalogue(bench, isLate ? { ...options, runs: 1 } : options);
      };
      const results = [...(await techniqueResults(lines)), ...(await bench('search_rated', lines, rated))];
      if (options.quick) return results;
      results.push(...(await bench('search_many', generatedLines(lines, MANY), many)));
      if (options.large) results.push(...(await bench('search_most', generatedLines(lines, MOST), unlimited)));
      return results;
    }),
  );
}

async function withElasticsearch<Result>({ progress }: BenchOptions, use: (url: string | undefined) => Promise<Result>): Promise<Result> {
  const missing = await whyNoElasticsearch();
  if (missing !== undefined) {
    progress(`search: Elasticsearch is left out: ${missing}`);
    return use(undefined);
  }
  const server = await startElasticsearch({ heapMegabytes: HEAP });
  return withCleanUp(
    () => server.stop(),
    () => use(server.url),
  );
}
