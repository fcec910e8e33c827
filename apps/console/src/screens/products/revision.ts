import { type Product } from '../../desk/shapes.js';
import { type TypedProduct } from './product-fields.js';
import { attributesText, typedAttributes } from './typed-attributes.js';

type Opened = Partial<Pick<Product, 'name' | 'category' | 'description' | 'attributes'>>;

export const asTyped = ({ name = '', category = '', description, attributes = {} }: Opened = {}): TypedProduct => ({
  name,
  category,
  description: description ?? '',
  attributes: attributesText(attributes),
});

/** Only what was changed of what was opened: the rest stays as it is by then. */
export function revisionOf(opened: Opened | undefined, { attributes, ...texts }: TypedProduct) {
  const { attributes: attributesBefore, ...before } = asTyped(opened);
  const changed = Object.entries(texts).filter(([name, text]) => text !== before[name as keyof typeof before]);
  return {
    ...(Object.fromEntries(changed) as Partial<typeof texts>),
    ...(attributes !== attributesBefore && { attributes: typedAttributes(attributes, opened?.attributes) }),
  };
}
