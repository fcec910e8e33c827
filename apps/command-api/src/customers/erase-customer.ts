import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { customerDecider, type CustomerCommand } from '#domain/customer/customer';
import { KeyVault } from '#personal-data/key-vault';
import { customerSubject } from '#personal-data/subjects';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

/** Records that the customer is erased; the key is destroyed by the follower `erasures`, so surely. */
export class EraseCustomer extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly customerId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(EraseCustomer)
export class EraseCustomerHandler implements ICommandHandler<EraseCustomer> {
  constructor(
    private readonly commands: CommandSender,
    private readonly keys: KeyVault,
  ) {}

  async execute({ context, customerId, reason }: EraseCustomer): Promise<CommandResult> {
    const { occurredAt: erasedAt } = context;
    const known = await this.keys.knows(customerSubject(customerId));
    const command: CustomerCommand = { type: 'EraseCustomer', customerId, reason, erasedAt, known };
    return this.commands.send(context, customerDecider, this.commands.existing(context, customerDecider, customerId), command);
  }
}
