import { Injectable } from '@nestjs/common';
import { v5 as uuidV5 } from 'uuid';
import { customerDecider } from '#domain/customer/customer';
import { type CustomerState } from '#domain/customer/state';
import { Refusal } from '#domain/refusal';
import { EventStoreError } from '#event-store/errors';
import { EmailAddresses } from '#personal-data/email-address';
import { KeyMissing } from '#personal-data/errors';
import { type CommandResult } from '../command.js';
import { CommandSender, type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { ClaimingDecider, ClaimNeeded, type Unclaimed } from './claiming-decider.js';
import { EmailClaims } from './email-claims.js';

/** Registers or changes a customer with an e-mail address, which is claimed where it is a new one. */
@Injectable()
export class SaveContact {
  constructor(
    private readonly commands: CommandSender,
    private readonly addresses: EmailAddresses,
    private readonly claims: EmailClaims,
  ) {}

  /**
   * @param command its details are sealed
   * @param normalisedEmail the address in the spelling by which it is compared
   * @throws what sending a command throws; Refusal email-taken
   */
  async save(context: CommandContext, target: Target, command: Unclaimed, normalisedEmail: string): Promise<CommandResult> {
    const send = ({ decider }: ClaimingDecider) => this.commands.send(context, decider, target, command);
    const address = this.addresses.nameOf(normalisedEmail);
    // Of the command and the address: after a refusal the same key may come again with another address.
    const claimId = uuidV5(address, target.identity.commandId);
    try {
      return await send(new ClaimingDecider({ address, claimId }, false));
    } catch (error) {
      if (!(error instanceof ClaimNeeded)) throw error;
    }
    const claim = { address, customerId: target.id, claimId };
    await this.claims.take(context, claim);
    const claiming = new ClaimingDecider({ address, claimId }, true);
    try {
      const result = await send(claiming);
      if (!claiming.used) await this.claims.giveUp(context, claim);
      return result;
    } catch (error) {
      // A store that is away cannot free it either; then the next who wants the address takes it over.
      if (!(error instanceof EventStoreError)) await this.claims.giveUp(context, claim);
      throw error;
    }
  }

  /**
   * Nothing is saved for a customer who has no key (any more). Refused by the command's own path, where the repeat of a request from before the
   * erasure is recognised first.
   * @param missing the subject, where nothing says that its key was destroyed
   * @throws what sending a command throws; Refusal customer-erased or customer-not-found; KeyMissing
   */
  refuseKeyless(context: CommandContext, target: Target, missing?: string): Promise<CommandResult> {
    const nothing = { type: 'ChangeContactDetails' as const, customerId: target.id, changedAt: context.occurredAt };
    return this.commands.send(context, customerDecider, target, nothing, {
      refuse: (state: CustomerState) => refuse(state, missing),
    });
  }
}

function refuse(state: CustomerState, missing: string | undefined): void {
  if (state.status === 'absent') throw new Refusal('customer-not-found', 'There is no such customer.');
  if (state.status === 'registered' && missing !== undefined) throw new KeyMissing(missing);
  throw new Refusal('customer-erased', 'The personal data of this customer was erased for good, and no new data is taken.');
}
