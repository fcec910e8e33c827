import { problem, Problem } from '#platform/problems/problem';
import { type Cursors } from '../paging/cursors.js';
import { type ProductQuery } from './product-search.js';

/** Who orders hits by relevance: each in its own way. */
export type Ranking = 'postgres' | 'elasticsearch';
const others: Readonly<Record<Ranking, Ranking>> = { postgres: 'elasticsearch', elasticsearch: 'postgres' };

/** All that decides which hits there are, and in which order. In the order of one of the products' own columns all adapters go on from the same place. */
function listOf(query: ProductQuery, ranking: Ranking): readonly unknown[] {
  const { text, sort, category, currency, minPrice, maxPrice, attributes, seesDrafts } = query;
  const ordered = sort === 'relevance' && text.trim() !== '' ? ranking : 'columns';
  return ['product-search', ordered, text, sort, category, currency, minPrice, maxPrice, attributes, seesDrafts];
}

/** The cursors of lists of products. */
export class ProductLists {
  constructor(
    private readonly cursors: Cursors,
    private readonly ranking: Ranking,
  ) {}

  seal(query: ProductQuery, place: readonly string[]): string {
    return this.cursors.seal(listOf(query, this.ranking), place);
  }

  /** @throws Problem validation-failed for a cursor of another list; cursor-expired where the list is no longer ordered by whom it was */
  open(query: ProductQuery, cursor: string): readonly string[] {
    try {
      return this.cursors.open(listOf(query, this.ranking), cursor);
    } catch (error) {
      if (error instanceof Problem && this.#isOthers(query, cursor))
        throw problem('cursor-expired', 'Hits are ordered by another search now than when this list began: ask for its first page again.');
      throw error;
    }
  }

  #isOthers(query: ProductQuery, cursor: string): boolean {
    try {
      this.cursors.open(listOf(query, others[this.ranking]), cursor);
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }
}
