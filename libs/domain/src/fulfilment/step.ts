import { type FulfilmentCommand, type FulfilmentEvent, type FulfilmentStatus } from '#events/contracts/fulfilment-events';
import { money } from '#events/contracts/money';
import { withoutUndefined } from '../without-undefined.js';
import { type Fulfilment, type Timer } from './fulfilment-state.js';

type WithoutKey<Command> = Command extends unknown ? Omit<Command, 'key'> : never;
/** A command that has no name yet. */
export type Errand = WithoutKey<FulfilmentCommand>;

/** What a fulfilment does next. */
export interface Step {
  readonly status: FulfilmentStatus;
  readonly commands: readonly Errand[];
  readonly reason?: string;
  /** By default those that run go on. */
  readonly timers?: readonly Timer[];
}

export type Outcomes = Pick<Extract<FulfilmentEvent, { type: 'FulfilmentOutcomesRecorded' }>['data'], 'done' | 'refused'>;

/**
 * The step as it is recorded, with a name for every command.
 * @param state after the outcomes
 * @param outcomes that are recorded with it
 */
export function advance(state: Fulfilment, because: string, step: Step, outcomes: Outcomes = { done: [], refused: [] }): FulfilmentEvent {
  const data = { orderId: state.orderId, because, ...recorded(state, step), ...outcomes };
  return { type: 'FulfilmentAdvanced', data };
}

/** What an event says of the step. */
export function recorded(state: Fulfilment, { status, commands, reason, timers = state.timers }: Step) {
  return withoutUndefined({ status, reason, commands: named(state.events, commands), timers: [...timers] });
}

export function named(events: number, errands: readonly Errand[]): FulfilmentCommand[] {
  return errands.map((errand) => ({ key: `${events}/${errand.type}${'sku' in errand ? `/${errand.sku}` : ''}`, ...errand }));
}

/** The order cannot be fulfilled: everything is undone, and it is told why. */
export function reject(
  state: Fulfilment,
  reason: string,
  also: { readonly skus?: string[]; readonly commands?: readonly Errand[] } = {},
): Step {
  const { skus, commands = [] } = also;
  const rejection: Errand = withoutUndefined({ type: 'RejectOrder' as const, reason, skus });
  return { status: 'rejecting', reason, commands: [...undo(state, reason), ...commands, rejection], timers: [] };
}

/** Gives back what the order holds: reservations, a payment that it has accepted, store credit. */
export function undo(state: Fulfilment, reason: string): Errand[] {
  const held = [...state.reserved.keys()].filter((sku) => !state.released.has(sku));
  const errands: Errand[] = held.map((sku) => ({ type: 'ReleaseStock', sku }));
  if (isPaidByCard(state)) errands.push({ type: 'RefundPayment', reason });
  if (state.spent > 0n) errands.push({ type: 'CreditWallet', amount: money(state.spent, state.total.currency), reason });
  return errands;
}

/** Whether a capture was accepted as the payment of the order. */
export function isPaidByCard(state: Fulfilment): boolean {
  return state.outcomes.RequestPayment === 'done' && (state.status === 'confirming' || state.status === 'confirmed');
}
