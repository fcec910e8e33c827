import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type FailedEvent } from '#subscriptions/subscriber';
import { type StoredEvent } from '#event-store/event-store';
import { type TimerChange } from '../timers/timer-table.js';
import { orderOf } from './order-of.js';

/** The timers as they run after the events: of each order the last step says it all. */
export function timersOf(events: readonly StoredEvent[]): {
  readonly changes: readonly TimerChange[];
  readonly failures: readonly FailedEvent[];
} {
  const steps = new Map<string, StoredEvent>();
  for (const event of events) {
    if (event.type === 'FulfilmentStarted' || event.type === 'FulfilmentAdvanced') steps.set(orderOf(event), event);
  }
  const changes: TimerChange[] = [];
  const failures: FailedEvent[] = [];
  for (const [id, stored] of steps) {
    try {
      const { event, metadata } = eventCatalogue.decode(stored.type, stored.data, stored.metadata);
      if ('timers' in event.data) changes.push({ id, timers: event.data.timers, correlationId: metadata.correlationId });
    } catch (error) {
      failures.push({ event: stored, error });
    }
  }
  return { changes, failures };
}
