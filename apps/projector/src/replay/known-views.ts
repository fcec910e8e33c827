import { loadConfig } from '#platform/config/config';
import { languageOf } from '#read-models/product-search';
import { type Projection } from '#read-models/projection';
import { type SearchLanguage } from '#read-models/search/languages';
import { type Session } from '#subscriptions/session';
import { followedViews } from '../followed-views.js';

/**
 * The views in the language that the environment names, else in that of the index that readers see: the installation may have been told another one than
 * whoever works on it.
 */
export async function knownViews(session: Session, environment: NodeJS.ProcessEnv): Promise<readonly Projection[]> {
  const { SEARCH_LANGUAGE: named, SEARCH_URL } = loadConfig(environment, []);
  const viewsIn = (language: SearchLanguage) => followedViews({ SEARCH_LANGUAGE: language, SEARCH_URL });
  if (environment.SEARCH_LANGUAGE) return viewsIn(named);
  const [there] = await session.query<{ there: boolean }>(`select to_regclass('projections.generations') is not null as there`);
  if (there?.there !== true) return viewsIn(named);
  const [live] = await session.query<{ version: number }>(
    `select version from projections.generations where name = 'product-search' and state = 'live'`,
  );
  return viewsIn(live === undefined ? named : languageOf(live.version));
}
