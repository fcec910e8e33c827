import type pg from 'pg';
import { type Backoff, backoffMs, pause } from './backoff.js';
import { Client } from './client.js';
import { leave } from './leave.js';

export interface Listening {
  /** With the `application_name` of the one who listens. */
  readonly connection: pg.ClientConfig;
  readonly channel: string;
  readonly retry: Backoff;
  /** How often whoever listens is sent to look for himself where a pooler stands in between, in milliseconds. Default 1,000. */
  readonly lookEveryMs?: number;
  /** A notification's payload; `undefined` after every (re)connection, and behind a pooler again and again, when anything may have been missed. */
  readonly heard: (payload: string | undefined) => void;
  /** Why nothing is heard at the moment. */
  readonly failed?: (error: unknown) => void;
}

/** A server that says nothing any more must not hold up the one who stops. */
const LONGEST_FAREWELL_MS = 1_000;
/** After which it is tried anew whether there still is a pooler. */
const POOLED_MS = 60_000;

/**
 * Listens on one channel, on a connection of its own, and reconnects for as long as the signal lasts. Notifications are hints: those of the
 * time without a connection are lost, so whoever must know also looks for himself. Behind a pooler nothing is listened to: in transaction mode it lets
 * no notification through, and the session that goes on listening is somebody else's.
 * Never rejects; resolves soon after the signal, whatever it was doing.
 */
export async function listen(
  { connection, channel, retry, lookEveryMs = 1_000, heard, failed }: Listening,
  signal: AbortSignal,
): Promise<void> {
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
      await Promise.race([client.connect().then(() => (client.pooled ? undefined : client.query(`listen ${channel}`))), stopped]);
      if (!signal.aborted) {
        attempt = 1;
        heard(undefined);
        if (!client.pooled) await Promise.race([lost, stopped]);
      }
    } catch (error) {
      if (!signal.aborted) failed?.(error);
    }
    await leave(client, LONGEST_FAREWELL_MS);
    if (client.pooled) await sendToLook(heard, lookEveryMs, signal);
    else await pause(backoffMs(retry, attempt), signal);
  }
}

async function sendToLook(heard: Listening['heard'], everyMs: number, signal: AbortSignal): Promise<void> {
  for (const end = performance.now() + POOLED_MS; !signal.aborted && performance.now() < end;) {
    await pause(everyMs, signal);
    if (!signal.aborted) heard(undefined);
  }
}
