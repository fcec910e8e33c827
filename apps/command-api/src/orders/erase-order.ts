import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

/** Gives up the personal data of an order without a customer; its key is destroyed by the follower `erasures`. */
export class EraseOrder extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(EraseOrder)
export class EraseOrderHandler implements ICommandHandler<EraseOrder> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId, reason }: EraseOrder): Promise<CommandResult> {
    const erasedAt = new Date().toISOString();
    const command: OrderCommand = { type: 'EraseOrder', orderId, reason, erasedAt };
    const target = this.commands.existing(context, orderDecider, orderId);
    return this.commands.send(context, orderDecider, target, command, { occurredAt: erasedAt });
  }
}
