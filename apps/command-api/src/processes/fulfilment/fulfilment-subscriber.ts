import { type Occurrence, triggers } from '#domain/fulfilment/fulfilment-input';
import { isOwnReservation } from '#domain/fulfilment/react';
import { eventCatalogue, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { FulfilmentAdvanced, FulfilmentStarted } from '#events/contracts/fulfilment-events';
import { type EventMetadata } from '#events/contracts/metadata';
import { type FailedEvent, type Subscriber } from '#subscriptions/subscriber';
import { type StoredEvent } from '#event-store/event-store';
import { forConsumer, isPassing } from '../passing.js';
import { settleAll } from '../settle-all.js';
import { type TimerTable } from '../timers/timer-table.js';
import { type Cause, type Fulfilments } from './fulfilments.js';
import { orderOf } from './order-of.js';
import { timersOf } from './timers-of.js';

/** Most orders worked on at once. */
const MOST_ORDERS = 64;

type Reserved = Extract<OrderlineEvent, { type: 'StockReserved' }>;

/** The process manager of fulfilment as the runner sees it: orders side by side, each in the order of the log. */
export function fulfilmentSubscriber(fulfilments: Fulfilments, timers: TimerTable): Subscriber {
  return {
    name: 'fulfilment',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set([...triggers, FulfilmentStarted.type, FulfilmentAdvanced.type]),
    sequence: orderOf,
    act: async (events) => {
      const byOrder = Map.groupBy(events, orderOf);
      const verify = fulfilments.verifier();
      const settled = await settleAll([...byOrder.values()], MOST_ORDERS, (ofOrder) => actOnOrder(fulfilments, ofOrder));
      const passing = settled.find((each) => each.status === 'rejected');
      if (passing !== undefined) throw passing.reason;
      // Reservations are passed over on the strength of what is remembered.
      if (events.some(({ type }) => type === 'StockReserved')) await verify();
      return settled.flatMap((each) => (each.status === 'fulfilled' && each.value !== undefined ? [each.value] : []));
    },
    apply: async (session, events) => {
      const { changes, failures } = timersOf(events);
      if (failures.length === 0) await timers.write(session, changes);
      return failures;
    },
  };
}

/** @throws only what is not the order's fault */
async function actOnOrder(fulfilments: Fulfilments, events: readonly StoredEvent[]): Promise<FailedEvent | undefined> {
  for (const group of grouped(events)) {
    let event = group[0] as StoredEvent;
    try {
      const told = group.map((stored) => {
        event = stored;
        return decode(stored);
      });
      event = group[0] as StoredEvent;
      await tell(fulfilments, orderOf(event), told);
    } catch (error) {
      if (isPassing(error)) throw forConsumer(error);
      return { event, error };
    }
  }
  return undefined;
}

/** Reservations that follow each other are told at once: nothing ever follows from most of them. */
function grouped(events: readonly StoredEvent[]): readonly StoredEvent[][] {
  const groups: StoredEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (event.type === 'StockReserved' && last?.[0]?.type === 'StockReserved') last.push(event);
    else groups.push([event]);
  }
  return groups;
}

interface Decoded extends Omit<Occurrence, 'event'> {
  readonly event: OrderlineEvent;
  readonly metadata: EventMetadata;
}

function decode({ stream, revision, type, data, metadata }: StoredEvent): Decoded {
  return { stream, revision, ...eventCatalogue.decode(type, data, metadata) };
}

async function tell(fulfilments: Fulfilments, orderId: string, group: readonly Decoded[]): Promise<void> {
  const { event, metadata } = group[0] as Decoded;
  const { correlationId, traceparent, imported, occurredAt } = metadata;
  const cause: Cause = { correlationId, traceparent, importedTime: imported === true ? occurredAt : undefined };
  switch (event.type) {
    case 'FulfilmentStarted':
      return;
    case 'FulfilmentAdvanced':
      // The events that it reacts to come again until all that follows has been sent. A timer comes only once: it is this that comes again.
      if (event.data.because.startsWith('timer ')) await fulfilments.tell({ type: 'React', orderId, occurrences: [] }, cause);
      return;
    case 'StockReserved': {
      const occurrences = group as readonly (Decoded & { readonly event: Reserved })[];
      const state = await fulfilments.known(orderId);
      const own = ({ event: { data }, revision }: { event: Reserved; revision: number }) =>
        state.status !== 'absent' && isOwnReservation(state, data.sku, revision);
      if (!occurrences.every(own)) await fulfilments.tell({ type: 'React', orderId, occurrences }, cause);
      return;
    }
    case 'WalletDebited':
      if (event.data.orderId === undefined) return;
      break;
    default:
  }
  await fulfilments.tell({ type: 'React', orderId, occurrences: [group[0] as Occurrence & Decoded] }, cause);
}
