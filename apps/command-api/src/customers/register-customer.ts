import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KeyDestroyed } from '#personal-data/errors';
import { KeyVault } from '#personal-data/key-vault';
import { customerSubject } from '#personal-data/subjects';
import { type CommandResult } from '../command.js';
import { type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { type Contact } from './contact.js';
import { SaveContact } from './save-contact.js';

export class RegisterCustomer extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly target: Target,
    readonly contact: Contact,
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
    const command = { type: 'RegisterCustomer' as const, customerId: target.id, registeredAt: new Date().toISOString() };
    return this.contacts.save({ context, target, contact, key: await this.#keyFor(target.id), command });
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
