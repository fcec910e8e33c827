import { type EmailClaim } from '#events/contracts/customer-events';
import { Refusal } from '../refusal.js';

/**
 * A spent claim may by now be another customer's, or nobody's.
 * @throws Refusal when the claim is among them
 */
export function requireUsable(claim: EmailClaim, spentClaims: readonly string[]): void {
  if (!spentClaims.includes(claim.claimId)) return;
  throw new Refusal('email-taken', 'The e-mail address was claimed by another customer in the meantime.', { field: 'email' });
}
