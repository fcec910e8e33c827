import { randomUUID } from 'node:crypto';
import { customerDecider } from '#domain/customer/customer';
import { type Decider } from '#domain/decider';
import { emailDecider, type EmailCommand, type EmailState } from '#domain/email/email';
import { Refusal } from '#domain/refusal';
import { type EmailClaim, type EmailEvent } from '#events/contracts/customer-events';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type Logger } from '#platform/logging/logger';
import { type AggregateCommandHandler } from '../handle-command.js';
import { type CommandContext } from '../http/command-context.js';

/** Each try is lost to another who claimed the address in between; there are rarely so many. */
const MAX_TRIES = 20;

export interface OwnedClaim extends EmailClaim {
  readonly customerId: string;
}

/** The address is held by a claim that is not to be taken over. */
class ClaimHeld extends Error {
  constructor(readonly holder: { readonly customerId: string; readonly claimId: string }) {
    super('The address is claimed.');
    this.name = 'ClaimHeld';
  }
}

type ClaimEmail = Extract<EmailCommand, { type: 'ClaimEmail' }>;

/** The rules of a claim, which tell who the holder is instead of only refusing. */
const telling: Decider<EmailState, ClaimEmail, EmailEvent> = {
  ...emailDecider,
  decide: (command, state) => {
    const open = state.status === 'free' || state.claimId === command.claimId || state.claimId === command.insteadOf;
    if (!open) throw new ClaimHeld(state);
    return emailDecider.decide(command, state);
  },
};

/**
 * Holds on e-mail addresses, one at a time for each address. A claim is made before it is used, so a crash leaves one that nobody uses: whoever meets
 * a claim first closes it on its owner's stream, which fails where it is in use and otherwise lets its late use fail, and only then takes it over.
 */
export class EmailClaims {
  constructor(
    private readonly handler: AggregateCommandHandler,
    private readonly logger: Logger,
  ) {}

  /** @throws Refusal email-taken where a customer uses the address */
  async take(context: CommandContext, claim: OwnedClaim): Promise<void> {
    let insteadOf: string | undefined;
    for (let tries = 1; ; tries++) {
      const holder = await this.#claim(context, { ...claim, ...(insteadOf === undefined ? {} : { insteadOf }) });
      if (holder === undefined) return;
      // Not after the last try: whoever closes a claim must also try to take it over, or in the end nobody might have it.
      if (tries === MAX_TRIES) throw new Refusal('email-taken', 'The e-mail address has just been claimed.', { field: 'email' });
      await this.#lapse(context, holder);
      insteadOf = holder.claimId;
    }
  }

  /** Frees the address again, unless the claim is in use after all. What fails is left to the next who wants the address. */
  async giveUp(context: CommandContext, { address, customerId, claimId }: OwnedClaim): Promise<void> {
    try {
      await this.#lapse(context, { customerId, claimId });
      await this.#send(context, emailDecider, address, { type: 'ReleaseEmail', address, customerId, claimId });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'email-taken') return;
      this.logger.warn({ err: error, customerId, claimId }, 'an e-mail claim that is not used could not be released');
    }
  }

  /** @returns who holds the address, where it is another claim */
  async #claim(context: CommandContext, claim: Omit<ClaimEmail, 'type'>) {
    try {
      await this.#send(context, telling, claim.address, { type: 'ClaimEmail', ...claim });
    } catch (error) {
      if (error instanceof ClaimHeld) return error.holder;
      throw error;
    }
    return undefined;
  }

  async #lapse(context: CommandContext, { customerId, claimId }: ClaimHeld['holder']): Promise<void> {
    await this.#send(context, customerDecider, customerId, { type: 'LapseEmailClaim', customerId, claimId });
  }

  /** A command of its own each time: what was done under an id once would be answered as done, though the claim may be lost again since. */
  async #send<State, Command, Event extends OrderlineEvent>(
    context: CommandContext,
    decider: Decider<State, Command, Event>,
    id: string,
    command: NoInfer<Command>,
  ): Promise<void> {
    const { role, subject } = context.principal;
    const commandId = randomUUID();
    await this.handler.handle({
      decider,
      id,
      command,
      identity: { commandId, commandHash: commandId, keyed: false },
      actor: { role, subject },
      correlationId: context.correlationId,
      occurredAt: new Date().toISOString(),
      traceparent: context.traceparent,
    });
  }
}
