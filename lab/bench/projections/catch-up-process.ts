import { ConsumerGroup } from '#subscriptions/consumer-group';
import { leaseTimes } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { openEventStore } from '#event-store/open-event-store';
import { resolveSubscriber } from '#projector/engine/projection-subscriber';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { viewsNamed } from './views.js';

/** What the benchmark asks of this process. */
export interface CatchUpOrder {
  readonly url: string;
  readonly views: readonly string[];
  /** Until every view is there. */
  readonly upTo: string;
  /** Tell the memory when every view has passed these positions. */
  readonly weighAt: readonly string[];
}

export interface CatchUpDone {
  readonly milliseconds: number;
  /** Resident memory in bytes at each of the positions asked for. */
  readonly memory: readonly number[];
}

const LOOK_MS = 20;
const silent = { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error };

/** A projector without its HTTP side: the consumers, the shared log and the views asked for, from wherever their checkpoints stand. */
async function catchUp({ url, views, upTo, weighAt }: CatchUpOrder): Promise<CatchUpDone> {
  const store = openEventStore(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const known = viewsNamed(views);
  const consumers = new ConsumerGroup({
    url,
    kind: 'projection',
    log: new SharedLog(store),
    member: `bench ${process.pid}`,
    logger: silent,
    ...leaseTimes,
    consumer: defaultSettings,
    resolve: (generation) => resolveSubscriber(known, generation),
  });
  const position = async () => {
    const { rows } = await client.query<{ position: string }>(
      `select min(position) as position from projections.generations where state = 'live' and name = any($1)`,
      [views],
    );
    return BigInt(rows[0]?.position ?? 0);
  };
  const memory: number[] = [];
  const started = performance.now();
  consumers.start();
  try {
    for (let reached = 0n; reached < BigInt(upTo);) {
      await delay(LOOK_MS);
      reached = await position();
      for (const weight of weighAt.slice(memory.length)) if (reached >= BigInt(weight)) memory.push(process.memoryUsage.rss());
    }
    return { milliseconds: performance.now() - started, memory };
  } finally {
    await consumers.stop();
    await store.close();
    await client.end();
  }
}

process.on('message', (order: CatchUpOrder) => {
  catchUp(order).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0)); // Whoever asked is gone.
process.send?.({ ready: true });
