import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { type WriteHeaders } from '../../data/submit.js';
import { type MoneyBody, type OrderAction } from '../../desk/shapes.js';

interface NamedLine {
  readonly line: number;
  readonly quantity: number;
}

/** What is sent, by action. */
export type Sent =
  | { readonly action: 'deliver' | 'release'; readonly id: string }
  | { readonly action: 'cancel' | 'hold' | 'erase'; readonly id: string; readonly reason: string }
  | { readonly action: 'ship'; readonly id: string; readonly lines: NamedLine[]; readonly trackingNumber?: string }
  | { readonly action: 'return'; readonly id: string; readonly lines: NamedLine[]; readonly reason: string };

export interface SentRefund {
  readonly id: string;
  readonly amount: MoneyBody;
  readonly reason: string;
}

export const actionsWithReason: readonly OrderAction[] = ['cancel', 'hold', 'erase', 'return'];

/** @throws ProblemError */
export function sendAction(sent: Sent, header: WriteHeaders): Promise<unknown> {
  const params = { path: { id: sent.id }, header };
  switch (sent.action) {
    case 'deliver':
      return bodyOf(commands.POST('/orders/{id}/deliver', { params, body: {} }));
    case 'release':
      return bodyOf(commands.POST('/orders/{id}/release', { params, body: {} }));
    case 'cancel':
      return bodyOf(commands.POST('/orders/{id}/cancel', { params, body: { reason: sent.reason } }));
    case 'hold':
      return bodyOf(commands.POST('/orders/{id}/hold', { params, body: { reason: sent.reason } }));
    case 'erase':
      return bodyOf(commands.POST('/orders/{id}/erase', { params, body: { reason: sent.reason } }));
    case 'ship': {
      const { lines, trackingNumber } = sent;
      return bodyOf(
        commands.POST('/orders/{id}/ship', { params, body: { lines, ...(trackingNumber !== undefined && { trackingNumber }) } }),
      );
    }
    case 'return':
      return bodyOf(commands.POST('/orders/{id}/return', { params, body: { lines: sent.lines, reason: sent.reason } }));
  }
}

/** Money is asked back of the payment, whose revision it holds for. @throws ProblemError */
export const sendRefund = ({ id, amount, reason }: SentRefund, header: WriteHeaders): Promise<unknown> =>
  bodyOf(commands.POST('/payments/{orderId}/refund', { params: { path: { orderId: id }, header }, body: { amount, reason } }));
