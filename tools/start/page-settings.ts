import { type Settings, urlOf } from './settings.js';

/**
 * The page comes from the query API, and each process of an embedded installation has an origin of its own: so the page is told where the others are,
 * and these let it, under the names that this machine has for itself, read their answers. What the user has set wins, and other origins stay allowed.
 */
export function pageEnvironment(settings: Settings, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const page = urlOf(settings, 'query-api');
  const names = ['127.0.0.1', 'localhost', new URL(page).hostname];
  const origins = new Set([
    ...(given.CORS_ORIGINS ?? '').split(','),
    ...names.map((name) => new URL(page.replace(/\/\/.*(?=:\d+$)/, `//${name}`)).origin),
  ]);
  return {
    PAGE_COMMAND_API: given.PAGE_COMMAND_API || urlOf(settings, 'command-api'),
    PAGE_PROJECTOR: given.PAGE_PROJECTOR || urlOf(settings, 'projector'),
    CORS_ORIGINS: [...origins].filter((origin) => origin !== '').join(','),
  };
}
