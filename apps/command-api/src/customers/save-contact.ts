import { Injectable } from '@nestjs/common';
import { v5 as uuidV5 } from 'uuid';
import { customerDecider, type CustomerCommand } from '#domain/customer/customer';
import { type CustomerState } from '#domain/customer/state';
import { Refusal } from '#domain/refusal';
import { EventStoreError } from '#event-store/errors';
import { type PersonalKey } from '#personal-data/sealing';
import { type AnyDecider } from '../aggregates/aggregate.js';
import { type CommandResult } from '../command.js';
import { CommandSender, type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { ClaimingDecider, ClaimNeeded } from './claiming-decider.js';
import { type Contact, sealContact } from './contact.js';
import { EmailAddresses } from './email-address.js';
import { EmailClaims } from './email-claims.js';

type ContactCommand = Extract<CustomerCommand, { type: 'RegisterCustomer' | 'ChangeContactDetails' }>;

export interface ContactToSave {
  readonly context: CommandContext;
  readonly target: Target;
  readonly contact: Contact;
  /** The customer's key; undefined where there is none (any more). */
  readonly key: PersonalKey | undefined;
  readonly command: Pick<ContactCommand, 'type'> & Readonly<Record<string, unknown>>;
}

/** Registers or changes a customer: seals what was given, and claims the e-mail address where it is a new one. */
@Injectable()
export class SaveContact {
  constructor(
    private readonly commands: CommandSender,
    private readonly addresses: EmailAddresses,
    private readonly claims: EmailClaims,
  ) {}

  /** @throws what sending a command throws; Refusal email-taken, and customer-erased or customer-not-found where there is no key */
  async save({ context, target, contact, key, command }: ContactToSave): Promise<CommandResult> {
    // Refused by the command's own path, where the repeat of a request from before the erasure is recognised first.
    if (key === undefined) return this.commands.send(context, customerDecider, target, command, { authorize: refuseKeyless });
    const sealed = { ...command, ...sealContact(key, contact) };
    const send = (decider: AnyDecider) => this.commands.send(context, decider, target, sealed);
    if (contact.normalisedEmail === undefined) return send(customerDecider);
    const address = this.addresses.nameOf(contact.normalisedEmail);
    // Of the command and the address: after a refusal the same key may come again with another address.
    const claimId = uuidV5(address, target.identity.commandId);
    try {
      return await send(new ClaimingDecider({ address, claimId }, false).decider);
    } catch (error) {
      if (!(error instanceof ClaimNeeded)) throw error;
    }
    const claim = { address, customerId: target.id, claimId };
    await this.claims.take(context, claim);
    const claiming = new ClaimingDecider({ address, claimId }, true);
    try {
      const result = await send(claiming.decider);
      if (!claiming.used) await this.claims.giveUp(context, claim);
      return result;
    } catch (error) {
      // A store that is away cannot free it either; then the next who wants the address takes it over.
      if (!(error instanceof EventStoreError)) await this.claims.giveUp(context, claim);
      throw error;
    }
  }
}

function refuseKeyless(state: unknown): void {
  if ((state as CustomerState).status === 'absent') throw new Refusal('customer-not-found', 'There is no such customer.');
  throw new Refusal('customer-erased', 'The personal data of this customer was erased for good, and no new data is taken.');
}
