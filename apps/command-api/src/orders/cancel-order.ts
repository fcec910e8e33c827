import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider } from '#domain/order/order';
import { type OrderState } from '#domain/order/state';
import { Refusal } from '#domain/refusal';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';

export class CancelOrder extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId, reason }: CancelOrder): Promise<CommandResult> {
    const cancelledAt = new Date().toISOString();
    const target = this.commands.existing(context, orderDecider, orderId);
    const command = { type: 'CancelOrder', orderId, reason, cancelledAt };
    return this.commands.send(context, orderDecider, target, command, { occurredAt: cancelledAt, authorize: ownOrder(context) });
  }
}

/** A customer sees his own orders only; another's is as if it did not exist. */
function ownOrder({ principal }: CommandContext): (state: unknown) => void {
  return (state) => {
    const order = state as OrderState;
    if (principal.acts.has('clerk') || order.status === 'absent') return;
    if (order.customerId !== principal.subject) throw new Refusal('order-not-found', 'There is no such order.');
  };
}
