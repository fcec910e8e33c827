import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { productDecider, type ProductCommand } from '#domain/product/product';
import { type CommandResult } from '../command.js';
import { CommandSender, type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class HandleProduct extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly target: Target,
    readonly command: ProductCommand,
  ) {
    super();
  }
}

@CommandHandler(HandleProduct)
export class ProductHandler implements ICommandHandler<HandleProduct> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, target, command }: HandleProduct): Promise<CommandResult> {
    return this.commands.send(context, productDecider, target, command);
  }
}
