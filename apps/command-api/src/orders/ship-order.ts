import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

type Shipment = Omit<Extract<OrderCommand, { type: 'ShipOrder' }>, 'type' | 'orderId' | 'shippedAt'>;

export class ShipOrder extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
    readonly shipment: Shipment,
  ) {
    super();
  }
}

@CommandHandler(ShipOrder)
export class ShipOrderHandler implements ICommandHandler<ShipOrder> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId, shipment }: ShipOrder): Promise<CommandResult> {
    const shippedAt = new Date().toISOString();
    const command: OrderCommand = { type: 'ShipOrder', orderId, ...shipment, shippedAt };
    const target = this.commands.existing(context, orderDecider, orderId);
    return this.commands.send(context, orderDecider, target, command, { occurredAt: shippedAt });
  }
}
