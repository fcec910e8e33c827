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
