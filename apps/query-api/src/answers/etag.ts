import { readEntityTags } from '#platform/headers/entity-tags';
import { createHash } from 'node:crypto';

/** The ETag of a body that has no revision of its own. Never looks like one of a resource, whose first part is a revision. */
export function contentTag(text: string): string {
  return `"c-${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** The ETag of a resource whose personal data is gone although its view does not know yet: what the client has is no longer the answer. */
export function markErased(etag: string): string {
  return etag.replace(/"$/, '.erased"');
}

/** Whether `If-None-Match` names the tag (weak comparison, RFC 9110). A text that is no list of tags names none. */
export function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  const tags = readEntityTags(ifNoneMatch ?? '');
  return tags === '*' || (tags ?? []).some((each) => `"${each}"` === tag);
}
