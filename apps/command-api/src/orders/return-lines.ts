import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

type Return = Omit<Extract<OrderCommand, { type: 'ReturnLines' }>, 'type' | 'orderId' | 'returnedAt'>;

export class ReturnLines extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
    readonly returned: Return,
  ) {
    super();
  }
}

@CommandHandler(ReturnLines)
export class ReturnLinesHandler implements ICommandHandler<ReturnLines> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId, returned }: ReturnLines): Promise<CommandResult> {
    const returnedAt = new Date().toISOString();
    const command: OrderCommand = { type: 'ReturnLines', orderId, ...returned, returnedAt };
    const target = this.commands.existing(context, orderDecider, orderId);
    return this.commands.send(context, orderDecider, target, command, { occurredAt: returnedAt });
  }
}
