import { Refusal } from '#domain/refusal';
import { type AuthenticatedRequest } from '#platform/auth/access';
import { checkedTime } from '#platform/fields/time-fields';
import { businessTime } from './reserved-fields.js';

export const BUSINESS_TIME = 'occurredAt';

export interface TimedRequest extends AuthenticatedRequest {
  /** Where an importer says when it happened: that, as it is stored, and the body as it was sent, with it. */
  told?: { readonly occurredAt: string; readonly body: object };
}

/**
 * Takes the business time out of the body of a command, before the body is checked: so each command has it, and none names it. The payment provider,
 * whose events are no importer's commands, tells times of his own.
 * @throws Refusal occurred-at-forbidden; Problem validation-failed naming the field
 */
export function takeBusinessTime(request: TimedRequest): void {
  const { principal, body } = request;
  if (principal === undefined || !tellsTime(body)) return;
  if (!principal.acts.has('importer')) {
    const message = `The role ${principal.role} may not say when something happened.`;
    throw new Refusal('occurred-at-forbidden', message, { field: BUSINESS_TIME });
  }
  const { [BUSINESS_TIME]: time, ...rest } = body;
  request.told = { occurredAt: businessTime(checkedTime(BUSINESS_TIME, time)), body };
  request.body = rest;
}

function tellsTime(body: unknown): body is { readonly [BUSINESS_TIME]: unknown } {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && Object.hasOwn(body, BUSINESS_TIME);
}
