import { type BenchResult } from '../report.js';
import { type Adapter, anyFreshness, queryOf, type Searched } from './adapters.js';
import { type CatalogueLine, ratingsFile } from './icecat.js';
import { readRatings, type Relevance, relevanceOf } from './ratings.js';
import { rankedBy, techniques } from './techniques.js';

/** Written in thousandths, so that a table shows them. */
const THOUSANDTHS = 1_000;
/** What is to be gained over plain BM25, by adapter. */
const leastGain: Readonly<Record<Adapter['name'], number>> = { PostgreSQL: 0.02, Elasticsearch: 0.07 };
const FLOOR = 'plain BM25';

/** What each technique gives, in memory. */
export async function techniqueResults(lines: readonly CatalogueLine[]): Promise<readonly BenchResult[]> {
  const ratings = await readRatings(ratingsFile);
  const results: BenchResult[] = [];
  let plain: Relevance | undefined;
  for (const technique of techniques) {
    const ranked = rankedBy(technique, lines);
    const relevance = await relevanceOf(ratings, (query) => Promise.resolve(ranked(query)));
    plain ??= relevance;
    results.push(resultOf(`in memory: ${technique.name}`, relevance, plain, null));
  }
  return results;
}

/** What people said of the first ten hits of a search, beside plain BM25. */
export async function relevanceResults(
  { name }: Adapter,
  { search }: Searched,
  lines: readonly CatalogueLine[],
): Promise<readonly BenchResult[]> {
  const ratings = await readRatings(ratingsFile);
  const [first] = techniques;
  if (first === undefined) return [];
  const ranked = rankedBy(first, lines);
  const plain = await relevanceOf(ratings, (query) => Promise.resolve(ranked(query)));
  const ours = await relevanceOf(ratings, async (query) =>
    (await search.search(queryOf(query), anyFreshness)).body.items.map(({ sku }) => sku),
  );
  return [resultOf(name, ours, plain, leastGain[name]), judgedResult(name, ours, plain)];
}

function resultOf(what: string, relevance: Relevance, plain: Relevance, gain: number | null): BenchResult {
  const ratio = relevance.ndcg / plain.ndcg;
  const target = gain === null ? null : (plain.ndcg + gain) / plain.ndcg;
  return {
    ...noTimes,
    work: `nDCG@10 in thousandths, ${what}`,
    perSecond: relevance.ndcg * THOUSANDTHS,
    floor: plain.ndcg * THOUSANDTHS,
    ratio,
    target,
    met: target === null ? null : ratio >= target,
  };
}

function judgedResult(what: string, { judged }: Relevance, plain: Relevance): BenchResult {
  return {
    ...noTimes,
    work: `judged@10 in thousandths, ${what}`,
    perSecond: judged * THOUSANDTHS,
    floor: plain.judged * THOUSANDTHS,
    ratio: judged / plain.judged,
    target: null,
    met: null,
  };
}

const noTimes = { callers: 1, p50Ms: null, p99Ms: null, floorName: FLOOR, floorP99Ms: null, p99Limit: null } as const;
