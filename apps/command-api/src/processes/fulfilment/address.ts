import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type FulfilmentCommand } from '#events/contracts/fulfilment-events';
import { type Decider } from '#domain/decider';
import { type Fulfilment } from '#domain/fulfilment/fulfilment-state';
import { orderDecider } from '#domain/order/order';
import { paymentDecider } from '#domain/payment/payment';
import { stockDecider } from '#domain/stock/stock';
import { unreachable } from '#domain/unreachable';
import { walletDecider } from '#domain/wallet/wallet';
import { withoutUndefined } from '#domain/without-undefined';

/** Sends a command to the aggregate of this id. */
type Send<Sent> = <State, Command, Event extends OrderlineEvent>(
  decider: Decider<State, Command, Event>,
  id: string,
  command: NoInfer<Command>,
) => Sent;

/**
 * Sends a recorded command to the aggregate that it is for, as that is told it.
 * @param commandId names the refund, which is the same however often it is sent
 * @param now when a payment is requested
 */
export function address<Sent>(
  { orderId, customerId }: Pick<Fulfilment, 'orderId' | 'customerId'>,
  command: FulfilmentCommand,
  commandId: string,
  now: string,
  send: Send<Sent>,
): Sent {
  switch (command.type) {
    case 'ReserveStock':
    case 'ReleaseStock':
    case 'DispatchStock':
    case 'RestockReturn': {
      const { key: _, ...told } = command;
      return send(stockDecider, command.sku, { ...told, orderId });
    }
    case 'RequestPayment': {
      const { type, amount, dueAt } = command;
      return send(paymentDecider, orderId, withoutUndefined({ type, orderId, customerId, amount, requestedAt: now, dueAt }));
    }
    case 'ExpirePayment':
      return send(paymentDecider, orderId, { type: command.type, orderId, reason: command.reason });
    case 'RefundPayment': {
      const { type, amount, reason } = command;
      return send(paymentDecider, orderId, withoutUndefined({ type, orderId, refundId: commandId, amount, reason, byHand: false }));
    }
    case 'DebitWallet':
    case 'CreditWallet': {
      if (customerId === undefined) throw new TypeError('An order without a customer has no wallet');
      const { type, amount } = command;
      const reference = command.type === 'DebitWallet' ? `Order ${orderId}` : `Order ${orderId}: ${command.reason}`;
      return send(walletDecider, customerId, { type, customerId, amount, orderId, reference: reference.slice(0, 200) });
    }
    case 'ConfirmOrder':
      return send(orderDecider, orderId, { type: command.type, orderId });
    case 'RejectOrder': {
      const { type, reason, skus } = command;
      return send(orderDecider, orderId, withoutUndefined({ type, orderId, reason, skus }));
    }
    default:
      return unreachable(command);
  }
}
