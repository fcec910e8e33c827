import { type Page } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { type Product } from '../products/product.js';
import { type Facets } from './facets.js';
import { type Narrowing } from './filters.js';

export const sorts = ['relevance', 'price', '-price', 'name', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** What somebody looks for. */
export interface ProductQuery extends Narrowing {
  /** What was typed; may be empty. */
  readonly text: string;
  readonly sort: Sort;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly seesDrafts: boolean;
}

export interface FoundProduct extends Product {
  readonly highlights: { readonly name?: string; readonly description?: string };
}

export interface FoundProducts extends Page<FoundProduct> {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly facets: Facets;
}

export interface Suggestions {
  readonly products: { readonly sku: string; readonly name: string; readonly highlight: string }[];
  /** What could be typed, complete. */
  readonly completions: string[];
}

/** With the position of the log that it reflects. */
export interface Found<Body> {
  readonly body: Body;
  readonly position: bigint;
  /** Says so where another search stood in for the one that should have answered. */
  readonly degraded?: 'search';
}

/**
 * The port behind product search. Drafts are found, counted, suggested and hinted at for those only who may see them. What is asked to be as new as a
 * position is, or a Problem says why not.
 */
export abstract class ProductSearch {
  /** @throws Problem for a cursor of another list; ViewsUnavailable */
  abstract search(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>>;
  abstract suggest(text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>>;
}
