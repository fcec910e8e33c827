import { createHash } from 'node:crypto';
import { type Client, type estypes } from '@elastic/elasticsearch';
import { type ProductDocument } from '#read-models/search/index-document';
import { stemOf } from '#read-models/search/languages';
import { type Freshness } from '../../views/freshness.js';
import { type Views } from '../../views/views.js';
import { type BestSellers } from '../best-sellers.js';
import { readQuery } from '../concepts.js';
import { type Facets } from '../facets.js';
import { MOST_COUNTED } from '../hits.js';
import { type ProductLists } from '../product-lists.js';
import { type Found, type FoundProducts, type ProductQuery, ProductSearch, type Suggestions } from '../product-search.js';
import { type SynonymsFile } from '../synonyms.js';
import { type Highlights, highlightsOf, SHOWN, toFoundProduct } from './found-hit.js';
import { IndexFacets } from './index-facets.js';
import { all, indexFilters } from './index-filters.js';
import { endingsBody, readTyped, suggestionBody, suggestionsOf } from './index-suggestions.js';
import { IndexUnusable, type LiveIndex, readLiveIndex } from './live-index.js';
import { afterPlace, placeOfHit, sortingOf } from './ordered-hits.js';
import { readWords } from './read-words.js';
import { type Answer, type Body, IndexGone, IndexReader } from './search-server.js';
import { visible } from './visible.js';
import { markedBy, mostFound, productQuery } from './word-query.js';

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
      const endings = endingsBody(typed);
      const [products, goingOn] = await Promise.all([
        reader.search(suggestionBody(typed, bestSellers.first())),
        reader.search({ ...endings, aggregations: { ...endings.aggregations, ...marker } }),
      ]);
      requireMarker(goingOn, reader.index);
      return { position, body: suggestionsOf(typed, products, goingOn, language, limit, (sku) => bestSellers.unitsOf(sku)) };
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
      _source: [...SHOWN],
    };
    const atMost = read === undefined ? Infinity : mostFound(read.concepts, read.counts);
    const [answer, facets] = await Promise.all([
      reader.search(body),
      this.#facets(reader, matching, new IndexFacets(filters, currency), atMost > MOST_COUNTED),
    ]);
    const marked = new Set(
      read === undefined ? [] : markedBy(read.concepts).flatMap((word) => [word, stemOf(word, reader.index.language)]),
    );
    return { ...this.#page(answer, asked, sort, after, (document) => highlightsOf(document, marked, reader.index.language)), facets };
  }

  /** Answers without hits, which the server remembers for as long as the index is the same. */
  async #facets(reader: IndexReader, query: estypes.QueryDslQueryContainer, facets: IndexFacets, mayBeMany: boolean): Promise<Facets> {
    const counting = (areMany: boolean) => ({ query: areMany ? query : all([query]), size: 0, track_total_hits: false });
    const first = await reader.search({ ...counting(mayBeMany), aggregations: { ...facets.first(mayBeMany), ...marker } });
    requireMarker(first, reader.index);
    const areMany = IndexFacets.areMany(first);
    const more = facets.second(areMany, first);
    const second = more === undefined ? undefined : await reader.search({ ...counting(areMany), aggregations: more });
    return facets.facets(first, second);
  }

  #page(
    answer: Answer,
    asked: ProductQuery,
    sort: ProductQuery['sort'],
    after: readonly string[] | undefined,
    highlights: (document: ProductDocument) => Highlights,
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
      items: page.map(({ document }) => toFoundProduct(document, highlights(document))),
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
