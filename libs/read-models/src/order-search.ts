import { carrying } from '#events/contracts/define-stream';
import { orderStream } from '#events/contracts/order-events';
import { rows } from './fold.js';
import { defineProjection } from './projection.js';
import { soldIn } from './search/sold-products.js';
import { wordsSold } from './search/sold-words.js';
import { bigints, defineTable, inRow, text, tsvector } from './table.js';

/** What each order holds: products as they were sold, see {@link soldProducts}. */
export const orderSearch = defineTable({
  name: 'order_search',
  columns: { order_id: text, products: inRow(bigints) },
  key: ['order_id'],
  indexes: [{ name: 'products', columns: ['products'], gin: 'members' }],
});

/** Each product under each name that it was ever sold by, with the words by which it is found. */
export const soldProducts = defineTable({
  name: 'order_search_products',
  columns: { product: text, words: inRow(tsvector) },
  key: ['product'],
  indexes: [{ name: 'words', columns: ['words'], gin: 'lexemes' }],
});

const placing = carrying(orderStream, 'amountDue');

/**
 * Orders by what was sold in them. Nothing in it tells who bought it, so an erasure has nothing to do here; and nothing in it ever changes, since an
 * order's lines are called what they were called at its placing.
 */
export const orderSearchProjection = defineProjection({
  name: 'order-search',
  version: 1,
  folds: [
    rows(orderSearch, [placing], {
      keys: ({ data }) => [[data.orderId]],
      evolve: {
        OrderPlaced: (_row, { data }) => ({ order_id: data.orderId, products: `{${[...soldIn(data.lines).keys()].join(',')}}` }),
      },
    }),
    // Fed by many orders, which all say the same of a product: the same in whatever order they come.
    rows(soldProducts, [placing], {
      keys: ({ data }) => [...soldIn(data.lines).keys()].map((product) => [product]),
      evolve: {
        OrderPlaced: (row, { data }, [product = '']) => {
          const sold = soldIn(data.lines).get(product);
          return row ?? (sold && { product, words: wordsSold(sold) });
        },
      },
    }),
  ],
});
