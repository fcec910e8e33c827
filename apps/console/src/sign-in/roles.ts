/** Of those who work here; a customer's token opens nothing of this page. */
export type StaffRole = 'admin' | 'clerk' | 'warehouse' | 'importer';
const staff: readonly string[] = ['admin', 'clerk', 'warehouse', 'importer'] satisfies StaffRole[];

export const isStaff = (roles: readonly string[]) => roles.some((role) => staff.includes(role));

/** An importer sees what a clerk and the warehouse see, and an admin everything. */
export function holds(roles: readonly string[], wanted: readonly StaffRole[]): boolean {
  return wanted.some(
    (role) => roles.includes(role) || roles.includes('admin') || (roles.includes('importer') && (role === 'clerk' || role === 'warehouse')),
  );
}
