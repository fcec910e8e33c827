import { problem, type Problem } from '#platform/problems/problem';
import { type Reading } from '../views/question.js';

/** What a query answers: a body, and the position that its view had reached. */
export interface Answer<Body> {
  readonly body: Body;
  readonly position: bigint;
  /** Without it the interceptor makes one from the body's content. */
  readonly etag?: string;
  /** What it falls short of, if it does. */
  readonly degraded?: string;
}

/** The same where the body is JSON already. */
export interface WrittenAnswer<Body> extends Omit<Answer<Body>, 'body'> {
  readonly text: string;
  readonly etag: string;
  /** Never set: carries the type. */
  readonly body?: Body;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface VersionedRow {
  readonly revision: number;
  readonly position: string;
}

/**
 * The one row that was asked for.
 * @param absence what to say where there is none, or none that the asker may see
 * @throws Problem not-found
 */
export function answerOne<Row extends VersionedRow, Body>(
  reading: Reading<Row>,
  toBody: (row: Row) => Body,
  absence: string,
): Answer<Body> & { readonly etag: string } {
  const [row] = reading.rows;
  if (row === undefined) throw missing(reading.position, absence);
  return { body: toBody(row), position: reading.position, etag: `"${row.revision}.${row.position}.${reading.generation}"` };
}

/** 404, and how far the view was that did not hold it. */
export function missing(position: bigint, detail: string): Problem {
  return problem('not-found', detail, { headers: { 'Event-Position': String(position) } });
}
