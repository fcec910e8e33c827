import { type FulfilmentEvent, fulfilmentStream } from '#events/contracts/fulfilment-events';
import { parseAmount } from '#events/contracts/money';
import { type Decider } from '../decider.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';
import { type FulfilmentInput, type FulfilmentTrigger, type Occurrence } from './fulfilment-input.js';
import { evolve, type Fulfilment, type FulfilmentState } from './fulfilment-state.js';
import { proceed } from './proceed.js';
import { nameOf, react, sumBySku } from './react.js';
import { advance, named, reject, type Errand } from './step.js';

/** More of one sku than stock can ever reserve for an order. */
const MOST_UNITS = 1_000_000_000;

type Input<Type extends FulfilmentInput['type']> = Extract<FulfilmentInput, { type: Type }>;

/** No input is refused: what happened has happened, and what was seen before changes nothing. */
function decide(input: FulfilmentInput, state: FulfilmentState): readonly FulfilmentEvent[] {
  switch (input.type) {
    case 'React':
      return reactToAll(input, state);
    case 'RecordOutcomes':
      return state.status === 'absent' ? [] : recordOutcomes(input, state);
    case 'FireTimer':
      return state.status === 'absent' || state.pending.length > 0 ? [] : fireTimer(input, state);
    default:
      return unreachable(input);
  }
}

function reactToAll({ occurrences }: Input<'React'>, before: FulfilmentState): readonly FulfilmentEvent[] {
  const events: FulfilmentEvent[] = [];
  if (before.status !== 'absent' && before.pending.length > 0) return events;
  let state = before;
  for (const occurrence of occurrences) {
    const made = state.status === 'absent' ? start(occurrence) : reactToOne(state, occurrence);
    events.push(...made);
    state = made.reduce(evolve, state);
  }
  return events;
}

function reactToOne(state: Fulfilment, occurrence: Occurrence): readonly FulfilmentEvent[] {
  const step = react(state, occurrence);
  return step === undefined ? [] : [advance(state, nameOf(occurrence), step)];
}

function start(occurrence: Occurrence): readonly FulfilmentEvent[] {
  if (occurrence.event.type !== 'OrderPlaced') return []; // The placing was left out by a person: there is nothing to go on from.
  const order = occurrence.event.data;
  const hopeless = hopelessness(order);
  const wanted = hopeless === undefined ? sumBySku(order.lines) : [];
  const reservations = wanted.map(({ sku, quantity }): Errand => ({ type: 'ReserveStock', sku, quantity }));
  const { orderId, customerId, currency, country, placedAt, total } = order;
  const facts = { orderId, customerId, currency, country, placedAt, method: order.payment.method, total };
  const begun: FulfilmentEvent = { type: 'FulfilmentStarted', data: withoutUndefined({ ...facts, commands: named(0, reservations) }) };
  if (hopeless === undefined) return [begun];
  const state = evolve({ status: 'absent' }, begun) as Fulfilment;
  return [begun, advance(state, nameOf(occurrence), reject(state, hopeless.reason, hopeless))];
}

/** Why an order need not even be tried. */
function hopelessness(
  order: Extract<FulfilmentTrigger, { type: 'OrderPlaced' }>['data'],
): { readonly reason: string; readonly skus?: string[] } | undefined {
  const owes = order.payment.method === 'wallet' && parseAmount(order.total.amount) > 0n;
  if (owes && order.customerId === undefined) return { reason: 'customer-required' };
  const immense = sumBySku(order.lines).filter(({ quantity }) => quantity > MOST_UNITS);
  return immense.length === 0 ? undefined : { reason: 'out-of-stock', skus: immense.map(({ sku }) => sku) };
}

function recordOutcomes(input: Input<'RecordOutcomes'>, state: Fulfilment): readonly FulfilmentEvent[] {
  const awaited = new Set(state.pending.map(({ key }) => key));
  const outcomes = input.outcomes.filter(({ key }) => awaited.has(key));
  if (outcomes.length === 0) return [];
  const done = outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [{ key: outcome.key, revision: outcome.revision }]));
  const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [{ key: outcome.key, code: outcome.refused }] : []));
  const recorded: FulfilmentEvent = { type: 'FulfilmentOutcomesRecorded', data: { orderId: state.orderId, done, refused } };
  const after = evolve(state, recorded) as Fulfilment;
  const step = after.pending.length > 0 ? undefined : proceed(after, input);
  return step === undefined ? [recorded] : [recorded, advance(after, 'outcomes', step)];
}

function fireTimer({ key, now }: Input<'FireTimer'>, state: Fulfilment): readonly FulfilmentEvent[] {
  const timer = state.timers.find((running) => running.key === key);
  if (timer === undefined || timer.dueAt > now) return [];
  const timers = state.timers.filter((running) => running !== timer);
  const reason = 'payment-expired';
  return [advance(state, `timer ${key}`, { status: state.status, reason, commands: [{ type: 'ExpirePayment', reason }], timers })];
}

export const fulfilmentDecider: Decider<FulfilmentState, FulfilmentInput, FulfilmentEvent> = {
  category: fulfilmentStream.category,
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
