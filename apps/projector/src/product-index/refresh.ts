import { Unwritable } from '#subscriptions/unwritable';
import { type SearchTarget } from './search-target.js';
import { asking } from './server-faults.js';

/**
 * Lets searches find all that was written. A server that has no copy of the index at work passes over it and answers all the same.
 * @throws Unwritable, also then
 */
export async function refresh({ client }: SearchTarget, index: string): Promise<void> {
  const { _shards: shards } = await asking(client.indices.refresh({ index }));
  if (shards === undefined || shards.failed > 0 || shards.successful === 0)
    throw new Unwritable('Elasticsearch has no copy of the index at work');
}
