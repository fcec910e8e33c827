import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { customerDecider } from '#domain/customer/customer';
import { KeyVault } from '#personal-data/key-vault';
import { customerSubject } from '#personal-data/subjects';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { type Contact, sealContact } from './contact.js';
import { SaveContact } from './save-contact.js';

export class ChangeContact extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly customerId: string,
    readonly contact: Contact,
  ) {
    super();
  }
}

@CommandHandler(ChangeContact)
export class ChangeContactHandler implements ICommandHandler<ChangeContact> {
  constructor(
    private readonly commands: CommandSender,
    private readonly contacts: SaveContact,
    private readonly keys: KeyVault,
  ) {}

  async execute({ context, customerId, contact }: ChangeContact): Promise<CommandResult> {
    const { occurredAt: changedAt } = context;
    const target = this.commands.existing(context, customerDecider, customerId);
    const subject = customerSubject(customerId);
    // Looked for and never made: a key says that there is personal data.
    const key = (await this.keys.find([subject])).get(subject);
    if (key === undefined || key === 'destroyed')
      return this.contacts.refuseKeyless(context, target, key === undefined ? subject : undefined);
    const command = { type: 'ChangeContactDetails' as const, customerId, ...sealContact(key, contact), changedAt };
    const { normalisedEmail } = contact;
    if (normalisedEmail === undefined) return this.commands.send(context, customerDecider, target, command);
    return this.contacts.save(context, target, command, normalisedEmail);
  }
}
