import { Refusal } from '#domain/refusal';
import { type Principal } from '#platform/auth/principal';
import { GIVEN_ID_PATTERN } from '#platform/fields/identifiers';

const id = new RegExp(GIVEN_ID_PATTERN);

/** A field that only some roles may set. @throws Refusal naming the field */
export function refuseUnitPrices(principal: Principal, lines: readonly { readonly unitPrice?: unknown }[]): void {
  if (principal.acts.has('clerk')) return;
  const index = lines.findIndex((line) => line.unitPrice !== undefined);
  if (index < 0) return;
  throw new Refusal('unit-price-forbidden', `The role ${principal.role} may not set unit prices.`, { field: `lines[${index}].unitPrice` });
}

/** The customer that the command is for: a customer's own id, whatever staff names otherwise. */
export function customerOf(principal: Principal, customerId: string | undefined): string | undefined {
  if (principal.acts.has('clerk')) return customerId;
  const { subject } = principal;
  if (!id.test(subject)) throw new Refusal('customer-forbidden', 'The token’s subject cannot be a customer’s id.', { field: 'customerId' });
  if (customerId === undefined || customerId === subject) return subject;
  throw new Refusal('customer-forbidden', 'A customer may act only for himself.', { field: 'customerId' });
}

/** A business time as it is stored: with milliseconds. */
export function businessTime(occurredAt: string): string {
  return new Date(occurredAt).toISOString();
}
