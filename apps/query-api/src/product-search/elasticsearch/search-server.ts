import { type Client, errors, type estypes } from '@elastic/elasticsearch';
import { UNKNOWN_ASKER, whyUnreachable } from '#platform/elasticsearch/why-unreachable';
import { type ProductDocument } from '#read-models/search/index-document';
import { type LiveIndex } from './live-index.js';

/** Elasticsearch has not answered, or not as it must. The message is for people, and the code for counting. */
export class SearchFailed extends Error {
  constructor(
    readonly code: 'timeout' | 'unreachable' | 'overloaded' | 'not-allowed' | 'fault' | 'refused',
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'SearchFailed';
  }
}

/** The index that was asked for is not there: there may be another one by now. */
export class IndexGone extends Error {
  constructor(index: string, options?: ErrorOptions) {
    super(`the index ${index} is gone`, options);
    this.name = 'IndexGone';
  }
}

export type Hit = estypes.SearchHit<ProductDocument>;
export type Body = Omit<estypes.SearchRequest, 'index' | 'preference'>;
export type Answer = estypes.SearchResponse<ProductDocument, Record<string, never>>;

/** Asks one index, for as long as the signal lets it. */
export class IndexReader {
  /** @param preference whoever gives the same is answered by the same copy, whose counts are the same */
  constructor(
    private readonly client: Client,
    readonly index: LiveIndex,
    private readonly preference: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws SearchFailed; IndexGone */
  async search(body: Body): Promise<Answer> {
    const { name } = this.index;
    try {
      const answer = await this.client.search<ProductDocument, Record<string, never>>(
        { ...body, index: name, preference: this.preference, allow_partial_search_results: false },
        { signal: this.signal },
      );
      if (answer.timed_out) throw new SearchFailed('timeout', 'Elasticsearch does not answer in time');
      return answer;
    } catch (error) {
      throw meaningOf(error, name);
    }
  }
}

function meaningOf(error: unknown, index: string): unknown {
  if (error instanceof errors.ResponseError) return refusal(error, index);
  const options = { cause: error };
  if (error instanceof errors.TimeoutError || error instanceof errors.RequestAbortedError)
    return new SearchFailed('timeout', 'Elasticsearch does not answer in time', options);
  if (error instanceof errors.ElasticsearchClientError) return new SearchFailed('unreachable', whyUnreachable(error), options);
  return error;
}

function refusal(error: errors.ResponseError, index: string): Error {
  const status = error.meta.statusCode ?? 0;
  const options = { cause: error };
  const type = typeOf(error.body);
  if (status === 404) return new IndexGone(index, options);
  if (status === 429) return new SearchFailed('overloaded', 'Elasticsearch is overloaded', options);
  if (status === 401) return new SearchFailed('not-allowed', UNKNOWN_ASKER, options);
  if (status === 403) return new SearchFailed('not-allowed', `Elasticsearch does not allow the search (${type})`, options);
  if (status >= 500) return new SearchFailed('fault', `Elasticsearch has a fault (${status}, ${type})`, options);
  return new SearchFailed('refused', `Elasticsearch refuses the search (${status}, ${type})`, options);
}

function typeOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { type?: string } | string };
  return (typeof error === 'object' ? error.type : undefined) ?? 'no reason given';
}
