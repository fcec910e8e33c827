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

/** @param granted the roles that it was given; a service is nothing by itself */
export function createPrincipal(role: Role, subject: string, granted: readonly Role[]): Principal {
  const acts = granted.flatMap((each) => (each === 'service' ? [] : included[each]));
  return { role, subject, acts: new Set(acts) };
}

export function isRole(value: unknown): value is Role {
  return (roles as readonly unknown[]).includes(value);
}

/** Whether the principal sees other people's objects and drafts. */
export function isStaff(principal: Principal | undefined): boolean {
  return principal !== undefined && (principal.acts.has('clerk') || principal.acts.has('warehouse') || principal.acts.has('admin'));
}
