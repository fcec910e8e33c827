import { customerDecider, type CustomerCommand } from '#domain/customer/customer';
import { type CustomerState } from '#domain/customer/state';
import { type Decider } from '#domain/decider';
import { type CustomerEvent, type EmailClaim } from '#events/contracts/customer-events';

/** The command may be done, but the address has to be claimed for it first. */
export class ClaimNeeded extends Error {
  constructor() {
    super('The address has to be claimed first.');
    this.name = 'ClaimNeeded';
  }
}

type WithoutClaim<Command> = Command extends unknown ? Omit<Command, 'emailClaim'> : never;
/** A command that brings an e-mail address, and not yet the claim on it. */
export type Unclaimed = WithoutClaim<Extract<CustomerCommand, { type: 'RegisterCustomer' | 'ChangeContactDetails' }>>;

/**
 * The customer's rules for a command that brings an e-mail address. A customer who keeps his address keeps his claim, however he spells it; else the
 * command uses the given claim. Nobody claims an address for a command that is refused anyway.
 */
export class ClaimingDecider {
  #used = false;

  /** @param held whether the claim holds the address already; else the decision ends with ClaimNeeded where it needs it */
  constructor(
    private readonly claim: EmailClaim,
    private readonly held: boolean,
  ) {}

  /** Whether the last decision used the claim. */
  get used(): boolean {
    return this.#used;
  }

  readonly decider: Decider<CustomerState, Unclaimed, CustomerEvent> = {
    ...customerDecider,
    begins: ({ type }) => type === 'RegisterCustomer',
    decide: (command, state) => {
      this.#used = false;
      const kept = state.status === 'registered' && state.emailClaim.address === this.claim.address;
      const events = customerDecider.decide({ ...command, emailClaim: kept ? state.emailClaim : this.claim }, state);
      if (kept || events.length === 0) return events;
      if (!this.held) throw new ClaimNeeded();
      this.#used = true;
      return events;
    },
  };
}
