import { createHash } from 'node:crypto';
import { type Client, type estypes } from '@elastic/elasticsearch';
import { type Freshness } from '../../views/freshness.js';
import { type Views } from '../../views/views.js';
import { type BestSellers } from '../best-sellers.js';
import { readQuery } from '../concepts.js';
import { MOST_COUNTED } from '../hits.js';
import { type ProductLists } from '../product-lists.js';
import { type Found, type FoundProducts, type ProductQuery, ProductSearch, type Suggestions } from '../product-search.js';
import { type SynonymsFile } from '../synonyms.js';
import { highlightOf, toFoundProduct } from './found-hit.js';
import { IndexFacets } from './index-facets.js';
import { all, indexFilters } from './index-filters.js';
import { readTyped, suggestionBody, suggestionsOf } from './index-suggestions.js';
import { IndexUnusable, type LiveIndex, readLiveIndex } from './live-index.js';
import { afterPlace, placeOfHit, sortingOf } from './ordered-hits.js';
import { readWords } from './read-words.js';
import { type Answer, type Body, IndexGone, IndexReader } from './search-server.js';
import { visible } from './visible.js';
import { markedBy, productQuery } from './word-query.js';

export interface ElasticsearchSources {
  readonly client: Client;
  readonly views: Views;
  readonly lists: ProductLists;
  readonly synonyms: SynonymsFile;
  readonly bestSellers: BestSellers;
}

/** What the marker says in the moment of a search. */
const marker = {
  marker: {
    global: {},
    aggs: { own: { filter: { term: { kind: 'marker' } }, aggs: { position: { max: { field: 'marker_position' } } } } },
  },
} as const;

/** Words that stand nowhere. */
const NOTHING: estypes.QueryDslQueryContainer = { match_none: {} };

/**
 * Product search over the view `product-index`.
 *
 * It throws SearchFailed where the server does not answer within the time, and IndexUnusable where the index is not what was written to it.
 */
export class ElasticsearchProductSearch extends ProductSearch {
  /** @param timeoutMs that one search may take, whatever it asks the server */
  constructor(
    private readonly sources: ElasticsearchSources,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  search(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>> {
    const { text, sort, cursor } = query;
    const ordered = sort === 'relevance' && readQuery(text).words.length === 0 ? ('newest' as const) : sort;
    const after = cursor === undefined ? undefined : this.sources.lists.open(query, cursor);
    return this.#reading(freshness, query, async (reader) => ({
      position: reader.index.position,
      body: await this.#search(reader, { ...query, sort: ordered }, query, after),
    }));
  }

  suggest(text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>> {
    const { bestSellers } = this.sources;
    const typed = readTyped(text);
    return this.#reading(freshness, text, async (reader) => {
      const { position, language } = reader.index;
      if (typed === undefined) return { position, body: { products: [], completions: [] } };
      const body = suggestionBody(typed, bestSellers.first());
      const answer = await reader.search({ ...body, aggregations: { ...body.aggregations, ...marker } });
      requireMarker(answer, reader.index);
      return { position, body: suggestionsOf(typed, answer, language, limit, (sku) => bestSellers.unitsOf(sku)) };
    });
  }

  /** @param query with the order that hits come in @param asked as it was asked, which cursors are sealed with */
  async #search(
    reader: IndexReader,
    query: ProductQuery,
    asked: ProductQuery,
    after: readonly string[] | undefined,
  ): Promise<FoundProducts> {
    const { text, sort, currency, limit, seesDrafts } = query;
    const typed = readQuery(text);
    const read = typed.words.length === 0 ? undefined : await readWords(reader, typed, await this.sources.synonyms.current(), seesDrafts);
    // A text of punctuation alone asks for something that stands nowhere.
    const wanted =
      read === undefined ? (text.trim() === '' ? undefined : NOTHING) : (productQuery(read.concepts, read.counts, typed.code) ?? NOTHING);
    const filters = indexFilters(query);
    const facets = new IndexFacets(filters, currency);
    const matching: estypes.QueryDslQueryContainer = {
      bool: { ...(wanted === undefined ? {} : { must: [wanted] }), filter: [visible(seesDrafts)] },
    };
    const priced = sort === 'price' || sort === '-price' ? [{ term: { currency } }] : [];
    const body: Body = {
      query: matching,
      post_filter: all([...filters.map((filter) => filter.query), ...priced]),
      size: limit + 1,
      sort: sortingOf(sort),
      track_total_hits: MOST_COUNTED + 1,
      ...(after === undefined ? {} : { search_after: afterPlace(after, sort) }),
      ...(read === undefined ? {} : { highlight: highlightOf(markedBy(read.concepts)) }),
      aggregations: { ...facets.first(), ...marker },
    };
    const answer = await reader.search(body);
    requireMarker(answer, reader.index);
    const more = facets.second(answer);
    const counted =
      more === undefined ? undefined : await reader.search({ query: matching, size: 0, track_total_hits: false, aggregations: more });
    return { ...this.#page(answer, asked, sort, after), facets: facets.facets(answer, counted) };
  }

  #page(
    answer: Answer,
    asked: ProductQuery,
    sort: ProductQuery['sort'],
    after: readonly string[] | undefined,
  ): Omit<FoundProducts, 'facets'> {
    const { limit } = asked;
    const hits = answer.hits.hits.flatMap((hit) => (hit._source === undefined ? [] : [{ hit, document: hit._source }]));
    const total = (answer.hits.total as estypes.SearchTotalHits).value;
    const seenBefore = Number(after?.[2] ?? 0);
    const page = hits.slice(0, Math.min(limit, MOST_COUNTED - seenBefore));
    const last = page.at(-1);
    const seen = seenBefore + page.length;
    const goesOn = hits.length > page.length && last !== undefined && seen < MOST_COUNTED;
    return {
      items: page.map(({ hit, document }) => toFoundProduct(hit, document)),
      nextCursor: goesOn ? this.sources.lists.seal(asked, [...placeOfHit(last.hit, last.document, sort), String(seen)]) : null,
      total: Math.min(total, MOST_COUNTED),
      totalIsExact: total <= MOST_COUNTED,
    };
  }

  /** Reads the live index; once more where a swap has taken it away in between. */
  async #reading<Body>(freshness: Freshness, asked: unknown, read: (reader: IndexReader) => Promise<Body>): Promise<Body> {
    const { client, views } = this.sources;
    const preference = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
    const index = await readLiveIndex(views, freshness);
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      return await read(new IndexReader(client, index, preference, signal));
    } catch (error) {
      if (!(error instanceof IndexGone)) throw error;
    }
    const again = await readLiveIndex(views, freshness);
    try {
      return await read(new IndexReader(client, again, preference, signal));
    } catch (error) {
      if (error instanceof IndexGone) throw new IndexUnusable(error.message, { cause: error });
      throw error;
    }
  }
}

/** An index that was put back from a snapshot is older than its row says. @throws IndexUnusable */
function requireMarker({ aggregations }: Answer, { marker: least }: LiveIndex): void {
  const { own } = (aggregations as unknown as { marker: { own: { position: { value: number | null } } } }).marker;
  if (BigInt(own.position.value ?? 0) < least) throw new IndexUnusable('the index is older than what was written to it');
}
