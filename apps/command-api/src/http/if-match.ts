import { readEntityTags } from '#platform/headers/entity-tags';
import { invalid } from '#platform/problems/problem';
import { type IfMatch } from '../command.js';

/** A stream revision, or the ETag of a query: revision, position of the row, generation or version of the past, and what is left out of the answer. */
const REVISION = /^(0|[1-9]\d{0,9})(?:\.\d{1,19}\.v?\d{1,10}(?:\.(?:erased|key-missing))?)?$/;

/**
 * Stream revisions, or whole ETags of queries, whose first part that is. What is a tag and not one of ours, letter by letter, names no revision.
 * @throws Problem validation-failed naming the header
 */
export function readIfMatch(value: string | undefined): IfMatch | undefined {
  if (value === undefined) return undefined;
  const tags = readEntityTags(value);
  if (tags === '*') return tags;
  const bare = tags !== undefined && !value.includes('"');
  const revisions = tags?.map((tag) => REVISION.exec(tag)?.[1]) ?? [];
  if (tags === undefined || (bare && revisions[0] === undefined)) {
    throw invalid('header If-Match', 'must be *, a stream revision, or ETags of queries');
  }
  return revisions.flatMap((revision) => (revision === undefined ? [] : [Number(revision)]));
}
