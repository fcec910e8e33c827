import { readFile } from 'node:fs/promises';

/** What people said of products, by query and sku: 0 (of no use) to 3 (just what was asked for). */
export type Ratings = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Hits that are looked at. */
const DEPTH = 10;

export async function readRatings(file: string): Promise<Ratings> {
  const ratings = new Map<string, Map<string, number>>();
  for (const line of (await readFile(file, 'utf8')).split('\n').slice(1)) {
    const [, query, sku, rating] = /^(.*),([^,]*),([0-3])\s*$/.exec(line) ?? [];
    if (query === undefined || sku === undefined) continue;
    const known = ratings.get(query) ?? new Map<string, number>();
    ratings.set(query, known.set(sku, Number(rating)));
  }
  return ratings;
}

export interface Relevance {
  /** Normalised discounted cumulative gain of the first ten, gain 2^rating − 1, over queries that have a positive rating. */
  readonly ndcg: number;
  /** Share of the first ten that somebody has rated. */
  readonly judged: number;
  readonly queries: number;
}

/** @param ask skus, the best first */
export async function relevanceOf(ratings: Ratings, ask: (query: string) => Promise<readonly string[]>): Promise<Relevance> {
  let ndcg = 0;
  let judged = 0;
  let queries = 0;
  for (const [query, rated] of ratings) {
    const ideal = [...rated.values()].sort((left, right) => right - left).slice(0, DEPTH);
    if (!ideal.some((rating) => rating > 0)) continue;
    const hits = (await ask(query)).slice(0, DEPTH);
    ndcg += gainOf(hits.map((sku) => rated.get(sku) ?? 0)) / gainOf(ideal);
    judged += hits.filter((sku) => rated.has(sku)).length / DEPTH;
    queries++;
  }
  return { ndcg: ndcg / queries, judged: judged / queries, queries };
}

function gainOf(ratings: readonly number[]): number {
  return ratings.reduce((sum, rating, place) => sum + (2 ** rating - 1) / Math.log2(place + 2), 0);
}
