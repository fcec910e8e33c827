/** Privileges on indexes, as Elasticsearch names them. */
export type Right = 'create_index' | 'manage' | 'read' | 'index' | 'view_index_metadata';

interface Rule {
  readonly method: RegExp;
  /** Of the path, without what comes before: an index, an alias or a pattern of them. */
  readonly path: RegExp;
  readonly right: Right;
}

const NAMES = /^\/(?<names>[^/_][^/]*)/;

/** What a request needs, by the actions that the server's own security knows; a request that is none of these needs more than is written down. */
const rules: readonly Rule[] = [
  { method: /GET|POST/, path: /^\/(_search|_mget)$/, right: 'read' },
  { method: /GET/, path: /^\/_doc\/[^/]+$/, right: 'read' },
  { method: /POST/, path: /^\/_pit$/, right: 'read' },
  { method: /PUT|POST/, path: /^\/(_bulk|(_doc|_create)\/[^/]+)$/, right: 'index' },
  { method: /GET/, path: /^(\/_alias(\/[^/]+)?)?$/, right: 'view_index_metadata' },
  { method: /PUT/, path: /^$/, right: 'create_index' },
  { method: /GET|POST/, path: /^\/_refresh$/, right: 'manage' },
  { method: /PUT|POST/, path: /^\/_alias(es)?\/[^/]+$/, right: 'manage' },
  { method: /DELETE/, path: /^$/, right: 'manage' },
];

/** @returns undefined where the request needs a right on the cluster, or on what does not begin with the prefix */
export function rightFor(method: string, url: string, body: string, prefix: string): Right | undefined {
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  const own = (names: readonly string[]) => names.length > 0 && names.every((name) => name.startsWith(`${prefix}-product-search`));
  // Whoever has opened a point in time reads it, and closes it.
  if (path === '/_pit' || (path === '/_search' && 'pit' in (JSON.parse(body) as object))) return 'read';
  if (path === '/_aliases') return method === 'POST' && own(namesOfActions(body)) ? 'manage' : undefined;
  const alias = /^\/_alias\/([^/]+)$/.exec(path)?.[1];
  if (alias !== undefined) return method === 'GET' && own(alias.split(',')) ? 'view_index_metadata' : undefined;
  const names = NAMES.exec(path)?.groups?.['names'];
  if (names === undefined || !own(names.split(','))) return undefined;
  const rest = path.slice(names.length + 1);
  return rules.find((rule) => rule.method.test(method) && rule.path.test(rest))?.right;
}

/** Indexes and aliases, of which both are looked at. */
function namesOfActions(body: string): readonly string[] {
  const { actions } = JSON.parse(body) as { actions: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[] };
  return actions.flatMap((action) => Object.values(action).flatMap(({ index, alias }) => [String(index), String(alias)]));
}
