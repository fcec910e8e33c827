import { Refusal } from '#domain/refusal';
import { type Principal } from '#platform/auth/principal';

/** Fields that only some roles may set. @throws Refusal naming the field */
export function refuseUnitPrices(principal: Principal, lines: readonly { readonly unitPrice?: unknown }[]): void {
  if (principal.acts.has('clerk')) return;
  const index = lines.findIndex((line) => line.unitPrice !== undefined);
  if (index < 0) return;
  throw new Refusal('unit-price-forbidden', `The role ${principal.role} may not set unit prices.`, { field: `lines[${index}].unitPrice` });
}

export function refuseOccurredAt(principal: Principal, occurredAt: string | undefined): void {
  if (occurredAt === undefined || principal.acts.has('importer')) return;
  throw new Refusal('occurred-at-forbidden', `The role ${principal.role} may not say when something happened.`, { field: 'occurredAt' });
}

/** The customer that the command is for: a customer's own id, whatever staff names otherwise. */
export function customerOf(principal: Principal, customerId: string | undefined): string | undefined {
  if (principal.acts.has('clerk')) return customerId;
  if (customerId === undefined || customerId === principal.subject) return principal.subject;
  throw new Refusal('customer-forbidden', 'A customer may act only for himself.', { field: 'customerId' });
}

/** A business time as it is stored; the present where none was given. */
export function businessTime(occurredAt: string | undefined): string {
  return (occurredAt === undefined ? new Date() : new Date(occurredAt)).toISOString();
}
