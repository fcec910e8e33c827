import { Client } from '#postgres/client';
import { backoffMs, pause } from './backoff.js';
import { CONTROL_CHANNEL } from './schema.js';

/**
 * Listens for what is asked of the owners, and reconnects for as long as the signal lasts. Only a hint: whoever misses one looks by himself
 * within a second.
 * @param heard called with the follower's name, and with `undefined` after a (re)connection, when anything may have been missed
 */
export async function listenForControl(url: string, heard: (name: string | undefined) => void, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    const client = new Client({
      connectionString: url,
      application_name: 'orderline-control',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const ended = Promise.withResolvers<void>();
    client.on('error', () => ended.resolve());
    client.on('end', () => ended.resolve());
    client.on('notification', ({ payload }) => heard(payload));
    const stop = () => ended.resolve();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await client.connect();
      await client.query(`listen ${CONTROL_CHANNEL}`);
      attempt = 1;
      heard(undefined);
      if (!signal.aborted) await ended.promise;
    } catch {
      // The database is away. Whoever depends on it says so; here there is only the next try.
    }
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
    await pause(backoffMs({ firstMs: 100, mostMs: 2_000 }, attempt), signal);
  }
}
