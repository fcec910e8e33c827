export const roles = ['customer', 'clerk', 'warehouse', 'importer', 'admin', 'service'] as const;
export type Role = (typeof roles)[number];

/** Who asks, as the token says. */
export interface Principal {
  readonly role: Role;
  /** For a customer the customerId. */
  readonly subject: string;
  /** The roles that the principal may act in: its own and those it includes. */
  readonly acts: ReadonlySet<Role>;
}

const included: Record<Exclude<Role, 'service'>, readonly Role[]> = {
  customer: ['customer'],
  clerk: ['clerk'],
  warehouse: ['warehouse'],
  importer: ['importer', 'clerk', 'warehouse'],
  admin: ['admin', 'importer', 'clerk', 'warehouse'],
};

/** @param scopes the roles that a service was given; ignored for people */
export function createPrincipal(role: Role, subject: string, scopes: readonly Role[]): Principal {
  const granted = role === 'service' ? scopes.flatMap((scope) => (scope === 'service' ? [] : included[scope])) : included[role];
  return { role, subject, acts: new Set(granted) };
}

export function isRole(value: unknown): value is Role {
  return (roles as readonly unknown[]).includes(value);
}

/** Whether the principal sees other people's objects and drafts. */
export function isStaff(principal: Principal | undefined): boolean {
  return principal !== undefined && (principal.acts.has('clerk') || principal.acts.has('warehouse') || principal.acts.has('admin'));
}
