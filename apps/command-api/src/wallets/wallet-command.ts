import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { walletDecider, type WalletCommand } from '#domain/wallet/wallet';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class HandleWallet extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly command: WalletCommand,
  ) {
    super();
  }
}

@CommandHandler(HandleWallet)
export class WalletHandler implements ICommandHandler<HandleWallet> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, command }: HandleWallet): Promise<CommandResult> {
    return this.commands.send(context, walletDecider, this.commands.existing(context, walletDecider, command.customerId), command);
  }
}
