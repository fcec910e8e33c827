import { Gauge, Histogram, type Registry } from 'prom-client';
import { type Capacity } from '../http/capacity.js';

/** Shows how much of what the process takes at one time is taken. */
export function measureCapacity(capacity: Capacity, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'orderline_http_in_flight',
    help: 'Requests that are being worked on; MAX_IN_FLIGHT is the most.',
    registers,
    collect() {
      this.set(capacity.slots.taken);
    },
  });
  const { bodies, batches, streams, waits } = capacity;
  new Gauge({
    name: 'orderline_http_places_taken',
    help: 'Requests that are being sent, that wait or that listen.',
    labelNames: ['kind'] as const,
    registers,
    collect() {
      for (const [kind, places] of Object.entries({ bodies, batches, streams, waits })) this.set({ kind }, places.taken);
    },
  });
  const waited = new Histogram({
    name: 'orderline_position_wait_seconds',
    help: 'How long requests with Min-Event-Position waited, those that had to; who waited in vain is among the problems as projection-behind.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  capacity.waited = (seconds) => waited.observe(seconds);
}
