import { type CustomerEvent, type EmailClaim } from '#events/contracts/customer-events';
import { withoutUndefined } from '../without-undefined.js';

export interface ContactDetails {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly address?: string;
}

interface Claims {
  /** Ids of claims that were taken over before they were used, or given up after it: they hold no address any more. */
  readonly spentClaims: readonly string[];
}

export interface RegisteredCustomer extends ContactDetails, Claims {
  readonly status: 'registered';
  readonly customerId: string;
  /** The claim that holds the customer's address. */
  readonly emailClaim: EmailClaim;
}

export type CustomerState = (Claims & { readonly status: 'absent' }) | RegisteredCustomer | { readonly status: 'erased' };

export function initialState(): CustomerState {
  return { status: 'absent', spentClaims: [] };
}

export function evolve(state: CustomerState, event: CustomerEvent): CustomerState {
  if (state.status === 'erased') return state;
  switch (event.type) {
    case 'CustomerRegistered': {
      const { customerId, name, email, phone, address, emailClaim } = event.data;
      const { spentClaims } = state;
      return withoutUndefined({ status: 'registered' as const, customerId, name, email, phone, address, emailClaim, spentClaims });
    }
    case 'ContactDetailsChanged': {
      if (state.status === 'absent') return state;
      const { name, email, phone, address, emailClaim, releasedEmailClaim } = event.data;
      const spentClaims = releasedEmailClaim === undefined ? state.spentClaims : [...state.spentClaims, releasedEmailClaim.claimId];
      return { ...state, ...withoutUndefined({ name, email, phone, address, emailClaim }), spentClaims } as RegisteredCustomer;
    }
    case 'CustomerErased':
      return { status: 'erased' };
    case 'EmailClaimLapsed':
      return { ...state, spentClaims: [...state.spentClaims, event.data.claimId] };
    default: {
      const _: never = event;
      return state;
    }
  }
}
