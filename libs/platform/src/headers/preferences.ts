/** One preference (RFC 7240): a name, and perhaps a value, bare or quoted; parameters may follow, which say nothing here. */
const PREFERENCE =
  /^[\s,]*([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([!#$%&'*+.^_`|~\w-]*)))?\s*(?:;(?:"(?:\\.|[^"\\])*"|[^,"])*)?(?=,|$)/;

/** What a client prefers, by name in lower case. The first of a name counts; a text that is no list of preferences prefers nothing from there on. */
function readPreferences(header: string): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  for (let rest = header; ;) {
    const [whole, name, quoted, bare = ''] = PREFERENCE.exec(rest) ?? [];
    if (whole === undefined || whole === '' || name === undefined) return preferences;
    const value = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1');
    if (!preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), value);
    rest = rest.slice(whole.length);
  }
}

const DEFAULT_SECONDS = 5;
const MOST_SECONDS = 30;

export interface Wait {
  readonly ms: number;
  /** For `Preference-Applied`; undefined where the client has preferred nothing that is understood. */
  readonly applied: string | undefined;
}

/** How long a client wants to wait for a position: `Prefer: wait=<s>`; 5 s by default, 30 s at most. */
export function readWait(header: string | string[] | undefined): Wait {
  const wait = readPreferences(Array.isArray(header) ? header.join(',') : (header ?? '')).get('wait');
  if (wait === undefined || !/^\d+$/.test(wait)) return { ms: DEFAULT_SECONDS * 1_000, applied: undefined };
  const seconds = Math.min(Number(wait), MOST_SECONDS);
  return { ms: seconds * 1_000, applied: `wait=${seconds}` };
}
