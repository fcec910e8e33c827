import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KeyDestroyed } from '#personal-data/errors';
import { KeyVault } from '#personal-data/key-vault';
import { customerSubject } from '#personal-data/subjects';
import { type CommandResult } from '../command.js';
import { type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { sealContact, type WholeContact } from './contact.js';
import { SaveContact } from './save-contact.js';

export class RegisterCustomer extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly target: Target,
    readonly contact: WholeContact,
  ) {
    super();
  }
}

@CommandHandler(RegisterCustomer)
export class RegisterCustomerHandler implements ICommandHandler<RegisterCustomer> {
  constructor(
    private readonly contacts: SaveContact,
    private readonly keys: KeyVault,
  ) {}

  async execute({ context, target, contact }: RegisterCustomer): Promise<CommandResult> {
    const registeredAt = new Date().toISOString();
    const key = await this.#keyFor(target.id);
    if (key === undefined) return this.contacts.refuseKeyless(context, target);
    const details = sealContact(key, contact);
    const command = { type: 'RegisterCustomer' as const, customerId: target.id, ...details, registeredAt };
    return this.contacts.save(context, target, command, contact.normalisedEmail);
  }

  async #keyFor(customerId: string) {
    try {
      return await this.keys.keyFor(customerSubject(customerId));
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }
}
