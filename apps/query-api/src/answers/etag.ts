import { readEntityTags } from '#platform/headers/entity-tags';
import { createHash } from 'node:crypto';

/** The ETag of a body that has no revision of its own. Never looks like one of a resource, whose first part is a revision. */
export function contentTag(text: string): string {
  return `"c-${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/**
 * The ETag of a resource whose personal data is left out although its view does not know: what the client has is not the answer, or will not be once
 * the keys are back.
 * @param known whether the view itself says that it is gone
 */
export function markLeftOut(etag: string, body: { readonly erased?: true; readonly keyMissing?: true }, known = false): string {
  if (body.keyMissing === true) return etag.replace(/"$/, '.key-missing"');
  return body.erased === true && !known ? etag.replace(/"$/, '.erased"') : etag;
}

/** Whether `If-None-Match` names the tag (weak comparison, RFC 9110). A text that is no list of tags names none. */
export function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  const tags = readEntityTags(ifNoneMatch ?? '');
  return tags === '*' || (tags ?? []).some((each) => `"${each}"` === tag);
}
