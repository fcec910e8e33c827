import { type Client } from '@elastic/elasticsearch';
import { openSearchClient, type SearchSettings } from '#platform/elasticsearch/client';

/** Where indexes are kept, and with what all of their names begin. */
export interface SearchTarget {
  readonly client: Client;
  readonly prefix: string;
}

/** Longer than a full batch takes on a server that is busy. Whoever does not answer in the time is asked again. */
const TIMEOUT_MS = 15_000;

/** Connects when it is first used. @returns undefined where no server is named @throws ConfigError */
export function openSearchTarget(settings: SearchSettings & { readonly SEARCH_INDEX_PREFIX: string }): SearchTarget | undefined {
  // Tries are the follower's: after each one that failed it looks first whether the index is what it was.
  const client = openSearchClient(settings, { name: 'orderline projector', timeoutMs: TIMEOUT_MS, retries: 0 });
  return client && { client, prefix: settings.SEARCH_INDEX_PREFIX };
}
