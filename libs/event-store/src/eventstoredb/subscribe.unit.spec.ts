import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { EventStoreClosed } from '../errors.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { GuardedClient } from './guarded-client.js';
import { LogEnd } from './log-end.js';

/** A subscription of the client on which the server says what a test has it say. */
class Subscription extends EventEmitter {
  readonly readableLength = 0;
  pause(): void {}
  resume(): void {}
  async unsubscribe(): Promise<void> {}
}

afterEach(() => vi.restoreAllMocks());

it('a store that is closed just after it has caught up leaves no failure behind that nobody hears of', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  const end = Promise.withResolvers<bigint>();
  end.promise.catch(() => undefined); // Nobody need look for the log's end.
  vi.spyOn(LogEnd.prototype, 'find').mockReturnValue(end.promise);
  // Given: a server that says at once that nothing follows.
  vi.spyOn(GuardedClient.prototype, 'subscribeToAll').mockImplementation(() => {
    const subscription = new Subscription();
    queueMicrotask(() => subscription.emit('caughtUp'));
    return subscription as never;
  });
  const store = new EventStoreDbEventStore({ url: 'esdb://127.0.0.1:1?tls=false' });

  for await (const { caughtUp } of store.subscribe({ after: 0n })) {
    expect(caughtUp).toBe(true);
    break;
  }
  await store.close();
  end.reject(new EventStoreClosed());
  await turn();

  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
