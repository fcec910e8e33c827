import { type ValuedLine } from '#events/contracts/fields';
import { money, totalOf } from '#events/contracts/money';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type FulfilmentCommand, type FulfilmentEvent } from '#events/contracts/fulfilment-events';
import { payable, type PaymentMethod } from '#events/contracts/order-events';
import { fold } from '../../testing/decider-spec.js';
import { gbp } from '../../testing/arbitraries.js';
import { fulfilmentDecider } from '../fulfilment.js';
import { type FulfilmentInput, type FulfilmentTrigger } from '../fulfilment-input.js';
import { type FulfilmentState } from '../fulfilment-state.js';

const orderId = '7';
export const now = '2026-03-01T10:00:00.000Z';
export const dueAt = '2026-03-01T10:30:00.000Z';
const present = { orderId, now, paymentDeadlineSeconds: 1_800 };

/** What is told next; it may depend on what is pending. */
export type Chapter = (state: FulfilmentState) => FulfilmentInput;

/** Tells one thing after another. @returns all events, and the latest ones, without the keys of their commands */
export function tell(...chapters: readonly Chapter[]) {
  const events: FulfilmentEvent[] = [];
  let latest: readonly FulfilmentEvent[] = [];
  for (const chapter of chapters) {
    const state = fold(fulfilmentDecider, events);
    latest = fulfilmentDecider.decide(chapter(state), state);
    for (const event of latest) eventCatalogue.versionOf(event);
    events.push(...latest);
  }
  return {
    events,
    state: fold(fulfilmentDecider, events),
    latest,
    then: latest.filter(({ type }) => type !== 'FulfilmentOutcomesRecorded').map(plain),
  };
}

function plain({ data }: FulfilmentEvent) {
  if (!('commands' in data)) return {};
  const commands = data.commands.map(({ key: _, ...command }) => command);
  if (data.status === 'reserving') return { commands };
  const { status, reason, timers } = data;
  const because = 'because' in data ? { because: data.because } : {};
  return { status, ...because, commands, ...(reason === undefined ? {} : { reason }), ...(timers.length === 0 ? {} : { timers }) };
}

const facts = { orderId, currency: 'GBP', country: 'France', placedAt: now };
export const lines = [
  { line: 1, sku: 'MUG', quantity: 2, unitPrice: gbp('1.25') },
  { line: 2, sku: 'PLATE', quantity: 3, unitPrice: gbp('2') },
  { line: 3, sku: 'MUG', quantity: 1, unitPrice: gbp('1') },
];

export interface Sketch {
  readonly customerId?: string | undefined;
  readonly total?: string;
  readonly quantity?: number;
  readonly lines?: readonly ValuedLine[];
}

export function placed(
  method: PaymentMethod,
  { customerId = 'ada', total = '9.5', quantity, lines: wanted = lines }: Sketch = {},
): Chapter {
  const sold = wanted.map((line) => ({ ...line, name: line.sku, quantity: quantity ?? line.quantity }));
  const customer = customerId === '' ? {} : { customerId };
  const data = { ...facts, ...customer, lines: sold, total: gbp(total), shipTo: { country: 'France' }, payment: { method } };
  const amountDue = payable(data.total, method);
  return happened({ type: 'OrderPlaced', data: { ...data, amountDue } }, `order-${orderId}`, 0);
}

export function happened(event: FulfilmentTrigger, stream: string, revision: number): Chapter {
  return () => ({ type: 'React', ...present, occurrences: [{ event, stream, revision }] });
}

/** The outcomes of all that is pending: done, except for the kinds (or `kind/sku`) that are refused. */
export function outcomes(refused: Readonly<Record<string, string>> = {}, revision = 5): Chapter {
  return (state) => {
    const pending = state.status === 'absent' ? [] : state.pending;
    const codeOf = (command: FulfilmentCommand) =>
      refused[command.type] ?? ('sku' in command ? refused[`${command.type}/${command.sku}`] : undefined);
    const outcome = (command: FulfilmentCommand) => {
      const { key } = command;
      const code = codeOf(command);
      return code === undefined ? { key, revision } : { key, refused: code };
    };
    return { type: 'RecordOutcomes', ...present, outcomes: pending.map(outcome) };
  };
}

export const fired = (at = dueAt, key = 'payment-deadline'): Chapter => {
  return () => ({ type: 'FireTimer', orderId, key, now: at });
};

export const cancelled = happened(
  { type: 'OrderCancelled', data: { ...facts, lines, reason: 'changed my mind', cancelledAt: now } },
  `order-${orderId}`,
  1,
);

export function captured(revision: number, amount = '9.5', matches = amount === '9.5'): Chapter {
  const data = { orderId, providerEventId: `e${revision}`, amount: gbp(amount), matches, capturedAt: now };
  return happened({ type: 'PaymentCaptured', data }, `payment-${orderId}`, revision);
}

export const declined = happened(
  { type: 'PaymentDeclined', data: { orderId, providerEventId: 'e9', amount: gbp('9.5'), declinedAt: now } },
  `payment-${orderId}`,
  9,
);

export const reserved = (sku: string, revision: number): Chapter =>
  happened({ type: 'StockReserved', data: { sku, orderId, quantity: 3 } }, `stock-${sku}`, revision);

export const debited = (revision: number): Chapter =>
  happened(
    { type: 'WalletDebited', data: { customerId: 'ada', orderId, amount: gbp('9.5'), reference: 'order', balance: gbp('0') } },
    'wallet-ada',
    revision,
  );

export const shipped = (revision: number, moved = lines): Chapter =>
  happened({ type: 'OrderShipped', data: { ...facts, lines: moved, complete: true, shippedAt: now } }, `order-${orderId}`, revision);

export const returned = (revision: number, moved = lines): Chapter => {
  const value = money(totalOf(moved), 'GBP');
  const data = { ...facts, lines: moved, value, refundDue: value, reason: 'broken', complete: true, returnedAt: now };
  return happened({ type: 'OrderLinesReturned', data }, `order-${orderId}`, revision);
};
