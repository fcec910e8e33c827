/**
 * The entity tags that a precondition names (RFC 9110), without their quotes: weak ones like strong ones, and without what proxies append that
 * compress an answer. `*` stands for any; undefined for a text that is no list of tags. Where a tag stands alone it may lack its quotes.
 */
export function readEntityTags(header: string): '*' | readonly string[] | undefined {
  const text = header.trim();
  if (text === '*') return '*';
  if (/^[A-Za-z0-9._-]+$/.test(text)) return [withoutSuffix(text)];
  const tags: string[] = [];
  for (let rest = text; ;) {
    const [whole, tag] = /^[\s,]*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*(?=,|$)/.exec(rest) ?? [];
    if (whole === undefined || tag === undefined) return undefined;
    tags.push(withoutSuffix(tag));
    rest = rest.slice(whole.length);
    if (/^[\s,]*$/.test(rest)) return tags;
  }
}

function withoutSuffix(tag: string): string {
  return tag.replace(/-(gzip|br|deflate|zstd)$/, '');
}
