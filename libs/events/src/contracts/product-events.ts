import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Attributes, Price, Reason, Sku, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const Name = Text('Name shown to buyers.', 'White metal lantern', 500);
const Description = Text('Longer text.', 'Hangs or stands.');
const Category = Text('Category.', 'lights', 200);

const ProductAdded = defineEvent(
  'ProductAdded',
  1,
  'A product entered the catalogue as a draft.',
  Type.Object({
    sku: Sku,
    name: Name,
    description: Type.Optional(Description),
    category: Category,
    attributes: Attributes,
    price: Price('2.55'),
  }),
);

const ProductRevised = defineEvent(
  'ProductRevised',
  1,
  'The descriptive fields that are given were changed.',
  Type.Object({
    sku: Sku,
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    category: Type.Optional(Category),
    attributes: Type.Optional(Attributes),
  }),
);

const ProductPriceChanged = defineEvent(
  'ProductPriceChanged',
  1,
  'The catalogue price changed.',
  Type.Object({ sku: Sku, price: Price('2.55'), previousPrice: Price('2.95') }),
);

const ProductPublished = defineEvent('ProductPublished', 1, 'The product can be ordered.', Type.Object({ sku: Sku }));

const ProductDiscontinued = defineEvent(
  'ProductDiscontinued',
  1,
  'The product is no longer sold; this is final.',
  Type.Object({ sku: Sku, reason: Reason }),
);

export const productStream = defineStream('product', { title: 'Product', id: 'sku' }, [
  ProductAdded,
  ProductRevised,
  ProductPriceChanged,
  ProductPublished,
  ProductDiscontinued,
]);
export type ProductEvent = EventOf<typeof productStream>;
