import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { Attributes, Price, Sku, Text } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

export const ProductAdded = defineEvent(
  'ProductAdded',
  1,
  'A product entered the catalogue as a draft.',
  Type.Object({
    sku: Sku,
    name: Text('Name shown to buyers.', 500),
    description: Type.Optional(Text('Longer text.')),
    category: Text('Category.', 200),
    attributes: Attributes,
    price: Price,
  }),
);

export const ProductRevised = defineEvent(
  'ProductRevised',
  1,
  'The descriptive fields that are given were changed.',
  Type.Object({
    sku: Sku,
    name: Type.Optional(Text('Name shown to buyers.', 500)),
    description: Type.Optional(Text('Longer text.')),
    category: Type.Optional(Text('Category.', 200)),
    attributes: Type.Optional(Attributes),
  }),
);

export const ProductPriceChanged = defineEvent(
  'ProductPriceChanged',
  1,
  'The catalogue price changed.',
  Type.Object({ sku: Sku, price: Price, previousPrice: Price }),
);

export const ProductPublished = defineEvent('ProductPublished', 1, 'The product can be ordered.', Type.Object({ sku: Sku }));

export const ProductDiscontinued = defineEvent(
  'ProductDiscontinued',
  1,
  'The product is no longer sold; this is final.',
  Type.Object({ sku: Sku, reason: Text('Why.', 1_000) }),
);

export type ProductEvent =
  | EventOf<typeof ProductAdded>
  | EventOf<typeof ProductRevised>
  | EventOf<typeof ProductPriceChanged>
  | EventOf<typeof ProductPublished>
  | EventOf<typeof ProductDiscontinued>;
