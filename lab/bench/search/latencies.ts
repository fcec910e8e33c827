import pg from 'pg';
import { Problem } from '#platform/problems/problem';
import { ViewsUnavailable } from '#query-api/views/view-errors';
import { type BenchOptions } from '../bench-options.js';
import { measure } from '../measure.js';
import { type BenchResult } from '../report.js';
import { median } from '../statistics.js';
import { type Adapter, anyFreshness, queryOf, type Searched } from './adapters.js';

/** Most milliseconds for the slowest hundredth with one caller. */
export interface Limits {
  /** By adapter. */
  readonly hits: Readonly<Partial<Record<Adapter['name'], number>>>;
  readonly suggestions: number | null;
  /** For any query at all. */
  readonly any: number | null;
}

const CALLERS = [1, 8, 32];
const COMMON_WORDS = 30;

/** @param queries that people typed */
export async function latencyResults(
  { name }: Adapter,
  { search }: Searched,
  { products, url, queries, limits }: { products: number; url: string; queries: readonly string[]; limits: Limits },
  options: BenchOptions,
): Promise<readonly BenchResult[]> {
  const over = `${products.toLocaleString('en')} products, ${name}`;
  const ask = (text: string) => search.search(queryOf(text), anyFreshness);
  const results: BenchResult[] = [];
  await measure(4, options.milliseconds, (_caller, count) => ask(queries[count % queries.length] as string)); // Warms up.
  for (const callers of CALLERS) {
    options.progress(`search: hits with facets over ${over}, ${callers} callers`);
    const work = (caller: number, count: number) => ask(queries[(caller * 7 + count) % queries.length] as string);
    results.push(await timed(`hits with facets, ${over}`, callers, limits.hits[name] ?? null, work, options));
  }
  const typed = queries.flatMap((query) => Array.from({ length: query.length }, (_, index) => query.slice(0, index + 1)));
  for (const callers of CALLERS) {
    const work = (caller: number, count: number) => search.suggest(typed[(caller * 31 + count) % typed.length] as string, 8, anyFreshness);
    results.push(await timed(`suggestions, typed letter by letter, ${over}`, callers, limits.suggestions, work, options));
  }
  return [...results, await slowestQuery(over, url, limits.any, ask)];
}

async function timed(
  work: string,
  callers: number,
  limit: number | null,
  once: (caller: number, count: number) => Promise<unknown>,
  options: BenchOptions,
): Promise<BenchResult> {
  const runs = [];
  let refused = 0;
  const tried = async (caller: number, count: number) => {
    try {
      await once(caller, count);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused++;
    }
  };
  for (let run = 0; run < options.runs; run++) runs.push(await measure(callers, options.milliseconds, tried));
  const p99Ms = median(runs.map((run) => run.p99Ms));
  const p99Limit = callers === 1 ? limit : null;
  return {
    ...noFloor,
    work: refused === 0 ? work : `${work} (${refused} refused)`,
    callers,
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
    p99Ms,
    p99Limit,
    met: p99Limit === null ? null : p99Ms < p99Limit,
  };
}

/** What a client would be answered with 503. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ViewsUnavailable || (error instanceof Problem && error.code === 'overloaded');

/** The words that most products have, alone and two together, and no word at all: the slowest of them, each asked three times. */
async function slowestQuery(
  over: string,
  url: string,
  limit: number | null,
  ask: (text: string) => Promise<unknown>,
): Promise<BenchResult> {
  const common = await commonWords(url);
  const texts = ['', ...common, ...common.slice(1).map((word, index) => `${common[index]} ${word}`), common.slice(0, 8).join(' ')];
  const times: number[] = [];
  for (const text of texts) {
    const tries: number[] = [];
    for (let time = 0; time < 3; time++) {
      const started = performance.now();
      await ask(text);
      tries.push(performance.now() - started);
    }
    times.push(median(tries));
  }
  const slowest = Math.max(...times);
  return {
    ...noFloor,
    work: `the slowest of ${texts.length} queries of the commonest words, ${over}`,
    callers: 1,
    perSecond: 1_000 / median(times),
    p50Ms: median(times),
    p99Ms: slowest,
    p99Limit: limit,
    met: limit === null ? null : slowest < limit,
  };
}

async function commonWords(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string }>(
      `select key from read_models.product_search_lexemes where key ~ '^[a-z0-9]+$' order by count desc, key limit ${COMMON_WORDS}`,
    );
    return rows.map(({ key }) => key);
  } finally {
    await client.end();
  }
}

const noFloor = { floorName: null, floor: null, floorP99Ms: null, ratio: null, target: null } as const;
