/** What a token says of who holds it. Read to show the right screens; what may be done, the servers decide. */
export interface Claims {
  readonly subject: string;
  /** Its role; of a service those that it stands for. */
  readonly roles: readonly string[];
  /** Milliseconds since 1970; undefined where it does not say. */
  readonly expiresAt: number | undefined;
}

/** @returns undefined for what is no token of ours */
export function readClaims(token: string): Claims | undefined {
  const { role, scopes, sub, exp } = claimsIn(token) ?? {};
  if (typeof role !== 'string') return undefined;
  const named = role === 'service' && Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [role];
  return { subject: typeof sub === 'string' ? sub : '', roles: named, expiresAt: typeof exp === 'number' ? exp * 1_000 : undefined };
}

/** All that a token claims, of which nothing is checked. @returns undefined for what is no token */
export function claimsIn(token: string): Record<string, unknown> | undefined {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims = JSON.parse(decodeText(payload)) as unknown;
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch (error) {
    // Not base64, not UTF-8 or not JSON.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

function decodeText(base64url: string): string {
  const bytes = Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
