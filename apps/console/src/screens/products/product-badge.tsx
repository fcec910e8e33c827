import { Badge, type Tone } from '../../parts/badge.js';
import { type Product } from '../../desk/shapes.js';

const looks: Readonly<Record<Product['status'], readonly [name: string, tone: Tone]>> = {
  draft: ['Draft', 'held'],
  published: ['Published', 'good'],
  discontinued: ['Discontinued', 'plain'],
};

export function ProductBadge({ of }: { readonly of: Product['status'] }) {
  const [name, tone] = looks[of];
  return <Badge tone={tone}>{name}</Badge>;
}
