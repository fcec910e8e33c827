/** What a token says of who holds it. Read to show the right screens; what may be done, the servers decide. */
export interface Claims {
  readonly subject: string;
  /** Its roles; of a service also those that it stands for. */
  readonly roles: readonly string[];
  /** Milliseconds since 1970; undefined where it does not say. */
  readonly expiresAt: number | undefined;
  /** Milliseconds between its issue and its end; undefined where it does not say. */
  readonly lifetimeMs: number | undefined;
}

/** @param rolesClaim where the roles are: one, or a list of which others may have no meaning here @returns undefined for what is no token of ours */
export function readClaims(token: string, rolesClaim = 'role'): Claims | undefined {
  const claims = claimsIn(token) ?? {};
  const named = textsIn(claimAt(claims, rolesClaim));
  if (named.length === 0) return undefined;
  const { sub, exp, iat } = claims;
  return {
    subject: typeof sub === 'string' ? sub : '',
    roles: named.includes('service') ? [...named, ...textsIn(claims.scopes)] : named,
    expiresAt: typeof exp === 'number' ? exp * 1_000 : undefined,
    lifetimeMs: typeof exp === 'number' && typeof iat === 'number' ? (exp - iat) * 1_000 : undefined,
  };
}

const textsIn = (value: unknown): string[] => [value ?? []].flat().filter((each) => typeof each === 'string');

/** The claim of this name, as the servers find it: names have dots themselves. */
function claimAt(claims: unknown, name: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined;
  if (Object.hasOwn(claims, name)) return (claims as Record<string, unknown>)[name];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const outer = name.slice(0, dot);
    const found = Object.hasOwn(claims, outer) ? claimAt((claims as Record<string, unknown>)[outer], name.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
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
