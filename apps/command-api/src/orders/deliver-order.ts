import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class DeliverOrder extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
  ) {
    super();
  }
}

@CommandHandler(DeliverOrder)
export class DeliverOrderHandler implements ICommandHandler<DeliverOrder> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId }: DeliverOrder): Promise<CommandResult> {
    const deliveredAt = new Date().toISOString();
    const command: OrderCommand = { type: 'DeliverOrder', orderId, deliveredAt };
    const target = this.commands.existing(context, orderDecider, orderId);
    return this.commands.send(context, orderDecider, target, command, { occurredAt: deliveredAt });
  }
}
