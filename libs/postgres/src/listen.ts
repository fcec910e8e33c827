import type pg from 'pg';
import { type Backoff, backoffMs, pause } from './backoff.js';
import { Client } from './client.js';
import { leave } from './leave.js';

export interface Listening {
  /** With the `application_name` of the one who listens. */
  readonly connection: pg.ClientConfig;
  readonly channel: string;
  readonly retry: Backoff;
  /** A notification's payload; `undefined` after every (re)connection, when anything may have been missed. */
  readonly heard: (payload: string | undefined) => void;
  /** Why nothing is heard at the moment. */
  readonly failed?: (error: unknown) => void;
}

/** A server that says nothing any more must not hold up the one who stops. */
const LONGEST_FAREWELL_MS = 1_000;

/**
 * Listens on one channel, on a connection of its own, and reconnects for as long as the signal lasts. Notifications are hints: those of the
 * time without a connection are lost, and a pooler in transaction mode lets none through, so whoever must know also looks for himself.
 * Never rejects; resolves soon after the signal, whatever it was doing.
 */
export async function listen({ connection, channel, retry, heard, failed }: Listening, signal: AbortSignal): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => stop(), { once: true });
  for (let attempt = 1; !signal.aborted; attempt++) {
    const client = new Client({ connectionTimeoutMillis: 5_000, keepAlive: true, ...connection });
    const { promise: lost, reject: lose } = Promise.withResolvers<never>();
    lost.catch(() => undefined); // Told below, where it matters.
    client.on('error', lose);
    client.on('end', () => lose(new Error('The connection has ended')));
    client.on('notification', ({ payload = '' }) => signal.aborted || heard(payload));
    try {
      await Promise.race([client.connect().then(() => client.query(`listen ${channel}`)), stopped]);
      if (!signal.aborted) {
        attempt = 1;
        heard(undefined);
        await Promise.race([lost, stopped]);
      }
    } catch (error) {
      if (!signal.aborted) failed?.(error);
    }
    await leave(client, LONGEST_FAREWELL_MS);
    await pause(backoffMs(retry, attempt), signal);
  }
}
