/** A subscriber process of the stress: follows the log from its beginning until it is told where the end is. */
import { createHash } from 'node:crypto';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { eventLine } from './event-line.js';

export interface SubscriberTask {
  readonly url: string;
  readonly batchSize: number;
}

/** What it says at its end. */
export interface Sighting {
  readonly count: number;
  readonly digest: string;
  /** The first event that did not follow the one before it. */
  readonly fault?: string;
}

const { url, batchSize } = JSON.parse(process.argv[2] ?? '') as SubscriberTask;
const orphaned = () => process.exit(1);
process.on('disconnect', orphaned);
const store = new PostgresEventStore({ url, readConnections: 2 });
const digest = createHash('sha256');
const enough = new AbortController();
let last = 0n;
let count = 0;
let until: bigint | undefined;
let fault: string | undefined;

process.on('message', (message: { until: string }) => {
  until = BigInt(message.until);
  if (last >= until) enough.abort();
});

for await (const { events } of store.subscribe({ after: 0n, batchSize, signal: enough.signal })) {
  for (const event of events) {
    if (event.position !== last + 1n) fault ??= `after position ${last} came ${event.position}`;
    last = event.position;
    count++;
    digest.update(eventLine(event.position, event.stream, event.revision, event.id, event.type, JSON.stringify(event.data)));
  }
  if (until !== undefined && last >= until) enough.abort();
}
await store.close();
const sighting: Sighting = { count, digest: digest.digest('hex'), ...(fault === undefined ? {} : { fault }) };
process.send?.(sighting, () => {
  process.off('disconnect', orphaned);
  process.disconnect();
});
