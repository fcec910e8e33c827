import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { stockDecider, type StockCommand } from '#domain/stock/stock';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class HandleStock extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly command: StockCommand,
  ) {
    super();
  }
}

@CommandHandler(HandleStock)
export class StockHandler implements ICommandHandler<HandleStock> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, command }: HandleStock): Promise<CommandResult> {
    return this.commands.send(context, stockDecider, this.commands.existing(context, stockDecider, command.sku), command);
  }
}
