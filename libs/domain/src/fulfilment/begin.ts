import { type FulfilmentCommand, type FulfilmentEvent } from '#events/contracts/fulfilment-events';
import { parseAmount } from '#events/contracts/money';
import { withoutUndefined } from '../without-undefined.js';
import { type Outcome, type Placing, type Present } from './fulfilment-input.js';
import { evolve, type Fulfilment } from './fulfilment-state.js';
import { afterReserving } from './proceed.js';
import { nameOf, sumBySku } from './react.js';
import { advance, recorded, reject } from './step.js';

/** More of one sku than stock can ever reserve for an order. */
const MOST_UNITS = 1_000_000_000;

type Order = Placing['event']['data'];
type Started = Extract<FulfilmentEvent, { type: 'FulfilmentStarted' }>;
type Reservation = Extract<FulfilmentCommand, { type: 'ReserveStock' }>;

/**
 * The first commands of a fulfilment. They follow from the placing alone, which is their record: whoever sends them before they stand anywhere else,
 * in whatever release, sends the same under the same keys. So what this makes of an order is never to be changed.
 */
export function reservationsOf(order: Order): readonly Reservation[] {
  if (hopelessness(order) !== undefined) return [];
  return sumBySku(order.lines).map(({ sku, quantity }) => ({ key: `0/ReserveStock/${sku}`, type: 'ReserveStock', sku, quantity }));
}

/** Begins with the record of what is to be reserved. */
export function start(placing: Placing): readonly FulfilmentEvent[] {
  const { data } = placing.event;
  const begun = started(data, { commands: [...reservationsOf(data)] });
  const hopeless = hopelessness(data);
  if (hopeless === undefined) return [begun];
  const state = stateAfter(begun);
  return [begun, advance(state, nameOf(placing), reject(state, hopeless.reason, hopeless))];
}

/** Begins with what came of the reservations, which were sent on the strength of the placing, and with what follows from that. */
export function begin(placing: Placing, outcomes: readonly Outcome[], present: Present): readonly FulfilmentEvent[] {
  const { data } = placing.event;
  const came = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  const reserved: Started['data']['reserved'] = [];
  const short: Started['data']['short'] = [];
  for (const { key, sku } of reservationsOf(data)) {
    const outcome = came.get(key);
    if (outcome === undefined) return start(placing);
    if ('refused' in outcome) short.push({ sku, code: outcome.refused });
    else reserved.push({ sku, revision: outcome.revision });
  }
  const state = stateAfter(started(data, { reserved, short }));
  const hopeless = hopelessness(data);
  const step = hopeless === undefined ? afterReserving(state, present) : reject(state, hopeless.reason, hopeless);
  return [started(data, { reserved, short, ...recorded(state, step) })];
}

function started(order: Order, step: Partial<Started['data']>): Started {
  const { orderId, customerId, currency, country, placedAt, amountDue: total, payment } = order;
  const facts = withoutUndefined({ orderId, customerId, currency, country, placedAt, method: payment.method, total });
  return { type: 'FulfilmentStarted', data: { ...facts, reserved: [], short: [], status: 'reserving', commands: [], timers: [], ...step } };
}

const stateAfter = (begun: Started) => evolve({ status: 'absent' }, begun) as Fulfilment;

/** Why an order need not even be tried. */
function hopelessness(order: Order): { readonly reason: string; readonly skus?: string[] } | undefined {
  const owes = order.payment.method === 'wallet' && parseAmount(order.amountDue.amount) > 0n;
  if (owes && order.customerId === undefined) return { reason: 'customer-required' };
  const immense = sumBySku(order.lines).filter(({ quantity }) => quantity > MOST_UNITS);
  return immense.length === 0 ? undefined : { reason: 'out-of-stock', skus: immense.map(({ sku }) => sku) };
}
