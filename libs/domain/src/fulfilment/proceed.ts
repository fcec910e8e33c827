import { parseAmount } from '#events/contracts/money';
import { unreachable } from '../unreachable.js';
import { type Present } from './fulfilment-input.js';
import { type Fulfilment } from './fulfilment-state.js';
import { reject, type Step } from './step.js';

const PAYMENT_DEADLINE = 'payment-deadline';

/** What follows once every command has its outcome; undefined where the process only waits, or is at its end. */
export function proceed(state: Fulfilment, present: Present): Step | undefined {
  const { status, outcomes } = state;
  switch (status) {
    case 'reserving':
      return afterReserving(state, present);
    case 'requesting-payment': {
      const outcome = outcomes.RequestPayment ?? outcomes.DebitWallet;
      if (outcome !== 'done')
        return reject(state, state.method === 'wallet' ? 'insufficient-store-credit' : (outcome ?? 'payment-refused'));
      return state.method === 'wallet' ? confirm : { status: 'awaiting-payment', commands: [] };
    }
    case 'awaiting-payment':
      // A capture that came first is in the log and decides; nothing has expired before the timer fired.
      if (outcomes.ExpirePayment === undefined || outcomes.ExpirePayment === 'payment-captured') return undefined;
      return reject(state, 'payment-expired');
    case 'confirming':
      if (outcomes.ConfirmOrder === 'done') return { status: 'confirmed', commands: [] };
      // The cancellation is in the log, and everything is undone when it is read there.
      return outcomes.ConfirmOrder === undefined || outcomes.ConfirmOrder === 'order-cancelled'
        ? undefined
        : reject(state, outcomes.ConfirmOrder);
    case 'rejecting':
      return outcomes.RejectOrder === undefined || outcomes.RejectOrder === 'order-cancelled'
        ? undefined
        : { status: 'rejected', commands: [] };
    case 'confirmed':
    case 'rejected':
    case 'cancelled':
      return undefined;
    default:
      return unreachable(status);
  }
}

/** What follows once every reservation has its outcome. */
export function afterReserving(state: Fulfilment, present: Present): Step {
  return state.short.length > 0 ? reject(state, 'out-of-stock', { skus: [...state.short] }) : settlePayment(state, present);
}

const confirm: Step = { status: 'confirming', commands: [{ type: 'ConfirmOrder' }] };

/** All is reserved: the order is paid, or confirmed at once where there is nothing to pay before. */
function settlePayment(state: Fulfilment, { now, paymentDeadlineSeconds }: Present): Step {
  const { method, total: amount } = state;
  if (method === 'on-account' || parseAmount(amount.amount) === 0n) return confirm;
  if (method === 'wallet') return { status: 'requesting-payment', commands: [{ type: 'DebitWallet', amount }] };
  const dueAt = new Date(Date.parse(now) + paymentDeadlineSeconds * 1_000).toISOString();
  return {
    status: 'requesting-payment',
    commands: [{ type: 'RequestPayment', amount, dueAt }],
    timers: [{ key: PAYMENT_DEADLINE, dueAt }],
  };
}
