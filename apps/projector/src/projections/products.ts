import { products } from '#read-models/products';
import { defineProjection, type FoldRow, type Recorded, rows } from '../engine/projection.js';
import { Json } from '../engine/json.js';

type Row = FoldRow<typeof products>;
const events = ['ProductAdded', 'ProductRevised', 'ProductPriceChanged', 'ProductPublished', 'ProductDiscontinued'] as const;
type Event = Recorded<(typeof events)[number]>;

/** Product by sku; list by category. */
export const productsProjection = defineProjection({
  name: 'products',
  version: 1,
  events,
  folds: [rows(products, { keys: (event: Event) => [[event.data.sku]], evolve })],
});

function evolve(row: Row | undefined, event: Event): Row | undefined {
  const { revision, position } = event;
  if (event.type === 'ProductAdded') return { ...added(event.data), revision, position };
  if (row === undefined) return undefined;
  switch (event.type) {
    case 'ProductRevised': {
      const { name = row.name, description = row.description, category = row.category, attributes } = event.data;
      return { ...row, name, description, category, attributes: attributes ? Json.of(attributes) : row.attributes, revision, position };
    }
    case 'ProductPriceChanged':
      return { ...row, price: event.data.price.amount, currency: event.data.price.currency, revision, position };
    case 'ProductPublished':
      return { ...row, status: 'published', revision, position };
    case 'ProductDiscontinued':
      return { ...row, status: 'discontinued', revision, position };
    default: {
      const _: never = event;
      return row;
    }
  }
}

function added(data: Recorded<'ProductAdded'>['data']): Omit<Row, 'revision' | 'position'> {
  const { sku, name, description = null, category, attributes, price } = data;
  return {
    sku,
    name,
    description,
    category,
    attributes: Json.of(attributes),
    price: price.amount,
    currency: price.currency,
    status: 'draft',
  };
}
