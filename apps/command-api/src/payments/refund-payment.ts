import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paymentDecider, type PaymentCommand } from '#domain/payment/payment';
import { type Money } from '#events/contracts/money';
import { type CommandResult } from '../command.js';
import { CommandSender } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { derivedId } from '../identity/command-identity.js';

export class RefundPayment extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly orderId: string,
    readonly refund: { readonly amount: Money; readonly reason: string },
  ) {
    super();
  }
}

@CommandHandler(RefundPayment)
export class RefundPaymentHandler implements ICommandHandler<RefundPayment> {
  constructor(private readonly commands: CommandSender) {}

  execute({ context, orderId, refund }: RefundPayment): Promise<CommandResult> {
    const target = this.commands.existing(context, paymentDecider, orderId);
    // Repeats with one key are one refund, also after the stream has forgotten the key.
    const refundId = derivedId(target.identity.commandId);
    const command: PaymentCommand = { type: 'RefundPayment', orderId, refundId, ...refund, byHand: true };
    return this.commands.send(context, paymentDecider, target, command);
  }
}
