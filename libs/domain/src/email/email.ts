import { type EmailEvent, emailStream } from '#events/contracts/customer-events';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';

/** `address` is the HMAC of the normalised e-mail address, hex: it names the stream too. */
export type EmailCommand =
  | (Claim & {
      readonly type: 'ClaimEmail';
      /** The holding claim that is taken over. It must have lapsed for its customer, or it might still be used. */
      readonly insteadOf?: string;
    })
  | (Claim & { readonly type: 'ReleaseEmail' });

interface Claim {
  readonly address: string;
  readonly customerId: string;
  /** The command that claims the address. No two claims share an id. */
  readonly claimId: string;
}

/** Who holds the address. Whoever is refused reads here whose claim it is that he may try to take over. */
export type EmailState =
  { readonly status: 'free' } | { readonly status: 'claimed'; readonly customerId: string; readonly claimId: string };

function evolve(state: EmailState, event: EmailEvent): EmailState {
  switch (event.type) {
    case 'EmailClaimed':
      return { status: 'claimed', customerId: event.data.customerId, claimId: event.data.claimId };
    case 'EmailReleased':
      return { status: 'free' };
    default: {
      const _: never = event;
      return state;
    }
  }
}

function decide(command: EmailCommand, state: EmailState): readonly EmailEvent[] {
  const { address, customerId, claimId } = command;
  const held = state.status === 'claimed' && state.customerId === customerId && state.claimId === claimId;
  switch (command.type) {
    case 'ClaimEmail':
      if (held) return [];
      if (state.status === 'claimed' && state.claimId !== command.insteadOf) {
        throw new Refusal('email-taken', 'The e-mail address belongs to another customer, or has just been claimed.', { field: 'email' });
      }
      return [{ type: 'EmailClaimed', data: { customerId, address, claimId } }];
    case 'ReleaseEmail':
      return held ? [{ type: 'EmailReleased', data: { customerId, address, claimId } }] : [];
    default:
      return unreachable(command);
  }
}

export const emailDecider: Decider<EmailState, EmailCommand, EmailEvent> = {
  category: emailStream.category,
  initialState: () => ({ status: 'free' }),
  decide,
  evolve,
};
