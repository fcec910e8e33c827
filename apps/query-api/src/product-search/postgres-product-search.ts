import { type SearchLanguage } from '#read-models/search/languages';
import { stemOf } from '#read-models/search/languages';
import { toMoney } from '../answers/money.js';
import { type Freshness } from '../views/freshness.js';
import { type Reading } from '../views/question.js';
import { type Views } from '../views/views.js';
import { catalogueOf, countsOf, liveLanguage, liveVersion } from './catalogue.js';
import { type Concept, conceptsOf, lexemesToLookUp, readQuery, type TypedQuery, unknownWords } from './concepts.js';
import { hitsToCount, withoutLast } from './facet-counts.js';
import { countFacets, noFacets, readFacets, samplesOf } from './facets.js';
import { filtersOf } from './filters.js';
import { highlighted } from './highlight.js';
import { attributesOf, bestHits, type FoundRow, hitsCounted, MOST_COUNTED, type Scope, shown, type ShownRow } from './hits.js';
import { type Lanes } from './lanes.js';
import { type Match, matchOf } from './match.js';
import { ofOneGeneration } from './of-one-generation.js';
import { type ProductLists } from './product-lists.js';
import { type Found, type FoundProduct, type FoundProducts, type ProductQuery, ProductSearch, type Suggestions } from './product-search.js';
import { type Candidate, type Catalogue, scoreOf } from './score.js';
import { placeOf, sortedHits } from './sorted-hits.js';
import { alike, corrections, mayBeMisspelt } from './spelling.js';
import { suggestions } from './suggest.js';
import { type SynonymsFile } from './synonyms.js';

/** Hits that are weighed exactly, more where somebody turns many pages. */
const MOST_WEIGHED = 300;

/** What was asked, read in the words of the catalogue. */
interface Understood {
  readonly language: SearchLanguage;
  readonly concepts: readonly Concept[];
  readonly catalogue: Catalogue;
  readonly match: Match;
  readonly code: string | undefined;
}

/** Product search over the view `product-search`. */
export class PostgresProductSearch extends ProductSearch {
  constructor(
    private readonly views: Views,
    private readonly lists: ProductLists,
    private readonly synonyms: SynonymsFile,
    private readonly lanes: Lanes,
  ) {
    super();
  }

  search(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>> {
    return this.#answer(freshness, () => this.#search(query, freshness));
  }

  async #search(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>> {
    const scope = { filters: filtersOf(query), seesDrafts: query.seesDrafts };
    const typed = readQuery(query.text);
    const nothingSaid = typed.words.length === 0;
    // A text of punctuation alone asks for something that stands nowhere.
    if (nothingSaid && query.text.trim() !== '') return this.#nothing(query, freshness);
    const understood = nothingSaid ? undefined : await this.#understand(typed, query.seesDrafts);
    if (understood !== undefined && understood.match.any === undefined) return this.#nothing(query, freshness);
    const any = understood?.match.any;
    const hits = () =>
      query.sort === 'relevance' && understood !== undefined
        ? this.#byRelevance(query, understood, scope, freshness)
        : this.#bySort(query, any, understood, scope, freshness);
    const [found, counts] = await this.lanes.both(hits, () => this.#count(any, scope, query.currency));
    return { position: found.position, body: { ...found.body, ...counts } };
  }

  suggest(text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>> {
    return this.#answer(freshness, () => suggestions(this.views, text, limit, freshness));
  }

  /** Whoever waits for a position is in no lane yet. */
  #answer<Answer>(freshness: Freshness, work: () => Promise<Answer>): Promise<Answer> {
    return ofOneGeneration(this.views, freshness, () => this.lanes.through(freshness.signal, work));
  }

  async #nothing(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>> {
    // A cursor of another list is refused also where this one is empty.
    if (query.cursor !== undefined) this.lists.open(query, query.cursor);
    const { position } = await this.views.read(shown([]), freshness);
    return { position, body: { items: [], total: 0, totalIsExact: true, nextCursor: null, facets: noFacets } };
  }

  async #understand(typed: TypedQuery, seesDrafts: boolean): Promise<Understood> {
    const language = liveLanguage(await this.views.query(liveVersion));
    const stem = (word: string) => stemOf(word, language);
    const synonyms = await this.synonyms.current();
    const meant = [...synonyms.values()].flat(2).map(stem);
    const catalogue = catalogueOf(await this.views.query(countsOf([...new Set([...lexemesToLookUp(typed, stem), ...meant])])));
    const unknown = unknownWords(typed, stem, catalogue.documents).filter(mayBeMisspelt);
    const corrected = unknown.length === 0 ? new Map<string, string>() : corrections(await this.views.query(alike(unknown)));
    const more = [...corrected.values()].map(stem);
    const documents =
      more.length === 0
        ? catalogue.documents
        : new Map([...catalogue.documents, ...catalogueOf(await this.views.query(countsOf(more))).documents]);
    const concepts = conceptsOf(typed, stem, documents, corrected, synonyms);
    const whole = { ...catalogue, documents: seesDrafts ? withUncounted(documents, concepts) : documents };
    return { language, concepts, catalogue: whole, match: matchOf(concepts, whole, typed.code), code: typed.code };
  }

  async #byRelevance(
    query: ProductQuery,
    { language, concepts, catalogue, match, code }: Understood,
    scope: Scope,
    freshness: Freshness,
  ): Promise<Found<Pick<FoundProducts, 'items' | 'nextCursor'>>> {
    const after = query.cursor === undefined ? undefined : readPlace(this.lists.open(query, query.cursor));
    const weighed = Math.min(MOST_COUNTED, Math.max(MOST_WEIGHED, 2 * ((after?.shown ?? 0) + query.limit)));
    const reading: Reading<FoundRow> = await this.views.read(
      bestHits({ ...match, any: match.any as string }, scope, code, weighed),
      freshness,
    );
    const ordered = reading.rows
      .map((row) => ({ sku: row.sku, score: (row.exact ? EXACT : 0) + scoreOf(candidateOf(row, match.lexemes), concepts, catalogue) }))
      .sort(byScore)
      .filter((hit) => after === undefined || byScore(hit, after) > 0);
    const page = ordered.slice(0, query.limit);
    const rows = new Map((await this.views.readNow(shown(page.map(({ sku }) => sku)))).rows.map((row) => [row.sku, row]));
    const found = new Set(match.lexemes);
    const items = page.flatMap(({ sku }) => rows.get(sku) ?? []).map((row) => toFound(row, found, language));
    const last = page.at(-1);
    const seen = (after?.shown ?? 0) + page.length;
    const goesOn = ordered.length > page.length && last !== undefined && seen < MOST_COUNTED;
    const nextCursor = goesOn ? this.lists.seal(query, [String(last.score), last.sku, String(seen)]) : null;
    return { position: reading.position, body: { items, nextCursor } };
  }

  async #bySort(
    query: ProductQuery,
    any: string | undefined,
    understood: Understood | undefined,
    scope: Scope,
    freshness: Freshness,
  ): Promise<Found<Pick<FoundProducts, 'items' | 'nextCursor'>>> {
    const sort = query.sort === 'relevance' ? 'newest' : query.sort;
    const [value, sku, shownBefore = '0'] = query.cursor === undefined ? [] : this.lists.open(query, query.cursor);
    const after = value === undefined || sku === undefined ? undefined : [value, sku];
    const reading = await this.views.read(sortedHits({ any, scope, sort, currency: query.currency, after, limit: query.limit }), freshness);
    const page = reading.rows.slice(0, query.limit);
    const last = page.at(-1);
    const seen = Number(shownBefore) + page.length;
    const goesOn = reading.rows.length > query.limit && last !== undefined && seen < MOST_COUNTED;
    const nextCursor = goesOn ? this.lists.seal(query, [...placeOf(last, sort), String(seen)]) : null;
    const found = new Set(understood?.match.lexemes);
    const items = page.map((row) => toFound(row, found, understood?.language ?? 'english'));
    return { position: reading.position, body: { items, nextCursor } };
  }

  async #count(any: string | undefined, scope: Scope, currency: string): Promise<Pick<FoundProducts, 'total' | 'totalIsExact' | 'facets'>> {
    const gathered = await this.views.query(hitsToCount(any, scope, currency));
    const isWhole = gathered.reduce((sum, { skus }) => sum + skus.length, 0) <= MOST_COUNTED;
    const own = gathered.find(({ failing }) => failing === null)?.skus.length ?? 0;
    // Where not all were gathered, those that fail a filter have taken the places of others.
    const isCounted = isWhole || scope.filters.length === 0;
    const total = isCounted ? own : ((await this.views.query(hitsCounted(any, scope)))[0]?.total ?? 0);
    const groups = isWhole ? gathered : gathered.map((group, index) => (index === 0 ? withoutLast(group) : group));
    const counts = await countFacets(groups, scope.filters, currency);
    const samples = samplesOf(counts);
    const { rows } = samples.length === 0 ? { rows: [] } : await this.views.readNow(attributesOf(samples));
    return { ...countOf(total), facets: readFacets(counts, new Map(rows.map(({ sku, attributes }) => [sku, attributes]))) };
  }
}

/** What stands nowhere that anybody may see may stand in a draft. */
function withUncounted(documents: ReadonlyMap<string, number>, concepts: readonly Concept[]): ReadonlyMap<string, number> {
  const asked = concepts.flatMap(({ alternatives }) => alternatives.flatMap(({ lexemes }) => lexemes));
  return new Map([...asked.map((lexeme) => [lexeme, 1] as const), ...documents]);
}

/** Beyond any score of words. */
const EXACT = 1_000_000;

interface Weighed {
  readonly sku: string;
  readonly score: number;
}

function byScore(left: Weighed, right: Weighed): number {
  return right.score - left.score || (left.sku < right.sku ? -1 : left.sku > right.sku ? 1 : 0);
}

function readPlace([score = '', sku = '', before = '0']: readonly string[]): Weighed & { readonly shown: number } {
  return { score: Number(score), sku, shown: Number(before) };
}

function countOf(total: number) {
  return { total: Math.min(total, MOST_COUNTED), totalIsExact: total <= MOST_COUNTED };
}

function candidateOf(
  { sku, name_words, brand_words, attribute_words, text_words, places }: FoundRow,
  lexemes: readonly string[],
): Candidate {
  const words = { A: name_words, B: brand_words, C: attribute_words, D: text_words };
  const byLexeme = lexemes.map((lexeme, index) => [lexeme, fieldsOf(places[index] ?? '')] as const);
  return { sku, words, places: new Map(byLexeme) };
}

/** The letters of places: none is written for the last one. */
const fieldsOf = (places: string): string =>
  places === ''
    ? ''
    : places
        .split(',')
        .map((place) => /[ABC]/.exec(place)?.[0] ?? 'D')
        .join('');

function toFound(row: ShownRow, found: ReadonlySet<string>, language: SearchLanguage): FoundProduct {
  const { sku, name, description, category, attributes, price, currency, status, revision } = row;
  const inName = highlighted(name, found, language, true);
  const inDescription = description === null ? undefined : highlighted(description, found, language, false);
  const highlights = {
    ...(inName === undefined ? {} : { name: inName }),
    ...(inDescription === undefined ? {} : { description: inDescription }),
  };
  return { sku, name, description, category, attributes, price: toMoney(price, currency), status, revision, highlights };
}
