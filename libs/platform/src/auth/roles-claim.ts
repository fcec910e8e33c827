import { createPrincipal, isRole, type Principal, type Role } from './principal.js';

/** Of several roles, the first of these is what the principal is called. */
const byWeight: readonly Role[] = ['service', 'admin', 'importer', 'clerk', 'warehouse', 'customer'];

/**
 * Who a token is for by the roles that it names: one, or a list as OpenID providers write it, of which those that mean something here count. A
 * service acts in the roles that are named beside it, and in its `scopes`.
 * @returns undefined where no role of ours is named
 */
export function principalOfClaims(claims: Readonly<Record<string, unknown>>, rolesClaim: string, subject: string): Principal | undefined {
  const named = new Set([claimAt(claims, rolesClaim) ?? []].flat().filter(isRole));
  const role = byWeight.find((each) => named.has(each));
  if (role === undefined) return undefined;
  const scopes = role === 'service' && Array.isArray(claims.scopes) ? claims.scopes.filter(isRole) : [];
  return createPrincipal(role, subject, [...named, ...scopes]);
}

/** The claim of this name; a dot may stand for one inside another, and names have dots themselves. */
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
