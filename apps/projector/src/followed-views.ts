import { type Config } from '#platform/config/config';
import { productIndexProjection } from '#read-models/product-index';
import { type Projection } from '#read-models/projection';
import { viewsIn } from '#read-models/views';

/** Every view that is kept in this installation: the index where its servers are named, and PostgreSQL's own search always. */
export function followedViews({ SEARCH_LANGUAGE, SEARCH_URL }: Pick<Config, 'SEARCH_LANGUAGE' | 'SEARCH_URL'>): readonly Projection[] {
  const views = viewsIn(SEARCH_LANGUAGE);
  return SEARCH_URL === undefined ? views : [...views, productIndexProjection(SEARCH_LANGUAGE)];
}
