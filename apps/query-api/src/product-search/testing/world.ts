import { expect } from 'vitest';
import { type SearchLanguage } from '#read-models/search/languages';
import { type SearchableProduct } from '../../testing/read-models.js';
import { type Answered, type Asking, type RunningQueryApi } from '../../testing/running-query-api.js';

/** A query API over a catalogue of its own, which is empty at first. */
export interface SearchUnderTest {
  readonly api: RunningQueryApi;
  /** Puts products into the index, and says that it has come to a position. */
  put(position: number, products: readonly Partial<SearchableProduct>[]): Promise<void>;
  close(): Promise<void>;
}

export interface SearchSettings {
  readonly language: SearchLanguage;
  readonly variables: NodeJS.ProcessEnv;
}

export type OpenSearch = (settings: SearchSettings) => Promise<SearchUnderTest>;

export interface Found {
  readonly items: { readonly sku: string; readonly status: string; readonly highlights: Readonly<Record<string, string>> }[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly nextCursor: string | null;
  readonly facets: {
    readonly category: readonly { readonly value: string; readonly count: number }[];
    readonly price: {
      readonly currency: string;
      readonly min: string;
      readonly max: string;
      readonly ranges: readonly { readonly from: string | null; readonly to: string | null; readonly count: number }[];
    } | null;
    readonly attributes: Readonly<
      Record<string, readonly { readonly value: string; readonly count: number }[] | { readonly min: number; readonly max: number }>
    >;
  };
}

/** Who asks; nobody by default. */
export type Who = 'clerk' | 'customer' | undefined;

/** Asks the search that is under test, as anybody would. */
export class World {
  #search: SearchUnderTest | undefined;

  begin(search: SearchUnderTest): void {
    this.#search = search;
  }

  async end(): Promise<void> {
    await this.#search?.close();
  }

  get opened(): SearchUnderTest {
    if (this.#search === undefined) throw new Error('The search under test is opened before the tests run.');
    return this.#search;
  }

  ask(query: string, asking: Asking = { role: undefined }): Promise<Answered> {
    return this.opened.api.get(`/products/search?${query}`, asking);
  }

  async search(query: string, role?: Who): Promise<Found> {
    const answer = await this.ask(query, { role });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as unknown as Found;
  }

  async skus(query: string, role?: Who): Promise<readonly string[]> {
    return (await this.search(query, role)).items.map(({ sku }) => sku);
  }

  /** @param text what somebody types */
  typed(text: string, role?: Who): Promise<readonly string[]> {
    return this.skus(`q=${encodeURIComponent(text)}`, role);
  }

  suggest(text: string, role?: Who): Promise<Answered> {
    return this.opened.api.get(`/products/suggest?q=${encodeURIComponent(text)}`, { role });
  }

  /** Turns all pages of a list. */
  async paged(query: string, limit: number): Promise<readonly string[]> {
    const skus: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page: Found = await this.search(`${query}&limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      skus.push(...page.items.map(({ sku }) => sku));
      cursor = page.nextCursor;
    }
    return skus;
  }
}
