import { parseAmount, type Money } from '#events/contracts/money';
import { type FulfilmentCommand, type FulfilmentEvent, type FulfilmentStatus } from '#events/contracts/fulfilment-events';
import { type PaymentMethod } from '#events/contracts/order-events';

export interface Timer {
  readonly key: string;
  readonly dueAt: string;
}

/** A fulfilment that has begun: where it stands and what it has seen and set off. */
export interface Fulfilment {
  readonly status: FulfilmentStatus;
  readonly orderId: string;
  readonly customerId?: string | undefined;
  readonly method: PaymentMethod;
  /** What is to be paid. */
  readonly total: Money;
  /**
   * How many events it has recorded, or would have where what is told by one was told by several; the keys of commands begin with it, so no two are
   * the same, and those of today are those of before.
   */
  readonly events: number;
  /** What it has reacted to, as `<stream>@<revision>`. */
  readonly seen: readonly string[];
  /** Recorded, and still without an outcome. */
  readonly pending: readonly FulfilmentCommand[];
  readonly timers: readonly Timer[];
  /** By sku, the revision of the stock's stream once the reservation stood in it. */
  readonly reserved: ReadonlyMap<string, number>;
  /** Skus that could not be reserved. */
  readonly short: readonly string[];
  /** Skus whose release was set off. */
  readonly released: ReadonlySet<string>;
  /** The latest outcome of each kind of command: `done`, or the code of the refusal. */
  readonly outcomes: Partial<Readonly<Record<FulfilmentCommand['type'], string>>>;
  /** Revision of the wallet's stream once it was debited. */
  readonly debit?: number;
  /** Store credit that was debited and not given back, in ten-thousandths. */
  readonly spent: bigint;
}

export type FulfilmentState = { readonly status: 'absent' } | Fulfilment;

export function evolve(state: FulfilmentState, event: FulfilmentEvent): FulfilmentState {
  if (event.type === 'FulfilmentStarted') return started(event.data);
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'FulfilmentAdvanced':
      return advanced(state, event.data);
    case 'FulfilmentOutcomesRecorded':
      return settled({ ...state, events: state.events + 1 }, event.data);
    default: {
      const _: never = event;
      return state;
    }
  }
}

type DataOf<Type extends FulfilmentEvent['type']> = Extract<FulfilmentEvent, { type: Type }>['data'];

function started(data: DataOf<'FulfilmentStarted'>): Fulfilment {
  const { orderId, customerId, method, total, reserved, short, status, commands, timers } = data;
  const nothing = { seen: [], timers: [], released: new Set<string>(), spent: 0n };
  const begun: Fulfilment = {
    ...nothing,
    status: 'reserving',
    orderId,
    customerId,
    method,
    total,
    // The outcomes of the reservations would have been the second.
    events: reserved.length + short.length > 0 ? 2 : 1,
    pending: status === 'reserving' ? commands : [],
    reserved: new Map(reserved.map(({ sku, revision }) => [sku, revision])),
    short: short.map(({ sku }) => sku),
    outcomes: reserved.length + short.length > 0 ? { ReserveStock: short.at(-1)?.code ?? 'done' } : {},
  };
  return status === 'reserving' ? begun : advance(begun, { status, commands, timers }, 'outcomes');
}

function advanced(before: Fulfilment, data: DataOf<'FulfilmentAdvanced'>): Fulfilment {
  const { done, refused, because } = data;
  const state = done.length + refused.length > 0 ? settled({ ...before, events: before.events + 1 }, data) : before;
  return advance(state, data, because);
}

type Step = Pick<DataOf<'FulfilmentAdvanced'>, 'status' | 'commands' | 'timers'>;

function advance(state: Fulfilment, { status, commands, timers }: Step, because: string): Fulfilment {
  let { released, spent } = state;
  // What answers a debit that came late was never counted as spent.
  const late = because.startsWith('wallet-');
  for (const command of commands) {
    if (command.type === 'ReleaseStock') released = new Set(released).add(command.sku);
    if (command.type === 'CreditWallet' && !late) spent -= parseAmount(command.amount.amount);
  }
  const pending = commands.length === 0 ? state.pending : [...state.pending, ...commands];
  const seen = because.includes('@') ? [...state.seen, because] : state.seen;
  return { ...state, status, timers, events: state.events + 1, seen, pending, released, spent };
}

function settled(state: Fulfilment, { done, refused }: Pick<DataOf<'FulfilmentOutcomesRecorded'>, 'done' | 'refused'>): Fulfilment {
  const sent = new Map(state.pending.map((command) => [command.key, command]));
  const reserved = new Map(state.reserved);
  const short = [...state.short];
  const outcomes = { ...state.outcomes };
  let after: Fulfilment = state;
  for (const { key, revision } of done) {
    const command = sent.get(key);
    if (command === undefined) continue;
    outcomes[command.type] = 'done';
    if (command.type === 'ReserveStock') reserved.set(command.sku, revision);
    if (command.type === 'DebitWallet') after = { ...after, debit: revision, spent: after.spent + parseAmount(command.amount.amount) };
    sent.delete(key);
  }
  for (const { key, code } of refused) {
    const command = sent.get(key);
    if (command === undefined) continue;
    outcomes[command.type] = code;
    if (command.type === 'ReserveStock') short.push(command.sku);
    sent.delete(key);
  }
  return { ...after, pending: [...sent.values()], reserved, short, outcomes };
}
