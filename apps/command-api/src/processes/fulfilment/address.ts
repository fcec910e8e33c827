import { type FulfilmentCommand } from '#events/contracts/fulfilment-events';
import { type Fulfilment } from '#domain/fulfilment/fulfilment-state';
import { type OrderCommand, orderDecider } from '#domain/order/order';
import { type PaymentCommand, paymentDecider } from '#domain/payment/payment';
import { type StockCommand, stockDecider } from '#domain/stock/stock';
import { unreachable } from '#domain/unreachable';
import { type WalletCommand, walletDecider } from '#domain/wallet/wallet';
import { withoutUndefined } from '#domain/without-undefined';
import { type AggregateCommand } from '../../command.js';

type Addressed = Pick<AggregateCommand, 'decider' | 'id' | 'command'>;
type Aggregate = Pick<AggregateCommand, 'decider' | 'id'>;

/**
 * The aggregate that a recorded command is for, and how it is told there.
 * @param commandId names the refund, which is the same however often it is sent
 * @param now when a payment is requested
 */
export function address({ orderId, customerId }: Fulfilment, command: FulfilmentCommand, commandId: string, now: string): Addressed {
  const order: Aggregate = { decider: orderDecider, id: orderId };
  const payment: Aggregate = { decider: paymentDecider, id: orderId };
  switch (command.type) {
    case 'ReserveStock':
    case 'ReleaseStock':
    case 'DispatchStock':
    case 'RestockReturn': {
      const { key: _, ...told } = command;
      return { decider: stockDecider, id: command.sku, command: { ...told, orderId } satisfies StockCommand };
    }
    case 'RequestPayment': {
      const { type, amount, dueAt } = command;
      return { ...payment, command: withoutUndefined({ type, orderId, customerId, amount, requestedAt: now, dueAt }) satisfies Told };
    }
    case 'ExpirePayment':
      return { ...payment, command: { type: command.type, orderId, reason: command.reason } satisfies PaymentCommand };
    case 'RefundPayment': {
      const { type, amount, reason } = command;
      const refund = { type, orderId, refundId: commandId, amount, reason, byHand: false as const };
      return { ...payment, command: withoutUndefined(refund) satisfies Told };
    }
    case 'DebitWallet':
      return wallet(customerId, { type: command.type, amount: command.amount, orderId, reference: `Order ${orderId}` });
    case 'CreditWallet':
      return wallet(customerId, { type: command.type, amount: command.amount, orderId, reference: `Order ${orderId}: ${command.reason}` });
    case 'ConfirmOrder':
      return { ...order, command: { type: command.type, orderId } satisfies OrderCommand };
    case 'RejectOrder': {
      const { type, reason, skus } = command;
      return { ...order, command: withoutUndefined({ type, orderId, reason, skus }) satisfies Told<OrderCommand> };
    }
    default:
      return unreachable(command);
  }
}

/** As the aggregate knows it, where a field that is not given may stand as undefined. */
type Told<Command = PaymentCommand> = Command extends unknown ? { [Name in keyof Command]: Command[Name] | undefined } : never;

function wallet(customerId: string | undefined, command: Omit<WalletCommand, 'customerId'>): Addressed {
  if (customerId === undefined) throw new TypeError('An order without a customer has no wallet');
  return { decider: walletDecider, id: customerId, command: { ...command, reference: command.reference.slice(0, 200), customerId } };
}
