import Type, { type TSchema } from 'typebox';
import { Product } from '../products/product.js';

const count = Type.Integer({ minimum: 0 });
const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Values = Type.Array(Type.Object({ value: Type.String(), count }));

export const FoundProductShape = Type.Object({
  ...Product.properties,
  highlights: Type.Object(
    { name: Type.Optional(Type.String()), description: Type.Optional(Type.String()) },
    { description: 'HTML: what was found in `<em>`, all else escaped.' },
  ),
});

export const besideFoundProducts = {
  total: Type.Integer({ minimum: 0, description: 'Hits; 10000 where there are more.' }),
  totalIsExact: Type.Boolean(),
  facets: Type.Object({
    category: Values,
    price: orNull(
      Type.Object({
        currency: Type.String(),
        min: Type.String(),
        max: Type.String(),
        ranges: Type.Array(Type.Object({ from: orNull(Type.String()), to: orNull(Type.String()), count })),
      }),
    ),
    attributes: Type.Record(Type.String(), Type.Union([Values, Type.Object({ min: Type.Number(), max: Type.Number() })])),
  }),
};

export const SuggestionsShape = Type.Object({
  products: Type.Array(Type.Object({ sku: Type.String(), name: Type.String(), highlight: Type.String() })),
  completions: Type.Array(Type.String()),
});
