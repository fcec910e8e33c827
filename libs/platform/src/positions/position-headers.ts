import { invalid } from '../problems/problem.js';

const MAX_POSITION = 9_223_372_036_854_775_807n;

/** The position that the answer must not be older than. @throws Problem when the header is no position */
export function readMinEventPosition(value: string | string[] | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value) || BigInt(value) > MAX_POSITION) {
    throw invalid('header Min-Event-Position', 'must be a position as an Event-Position header gave it');
  }
  return BigInt(value);
}

/** How long a client wants to wait for a position: `Prefer: wait=<s>`, in milliseconds; 5 s by default, 30 s at most. */
export function readWait(value: string | string[] | undefined): number {
  const wait = /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/i.exec(Array.isArray(value) ? value.join(',') : (value ?? ''))?.[1];
  return wait === undefined ? 5_000 : Math.min(Number(wait), 30) * 1_000;
}
