import { type estypes } from '@elastic/elasticsearch';
import { type ProductStatus } from '#read-models/products';

const open: readonly ProductStatus[] = ['published', 'discontinued'];
const all: readonly ProductStatus[] = [...open, 'draft'];

/** Products that the asker may see, and nothing else of what the index holds. */
export function visible(seesDrafts: boolean): estypes.QueryDslQueryContainer {
  return { terms: { status: [...(seesDrafts ? all : open)] } };
}
