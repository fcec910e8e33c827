import { setTimeout as delay } from 'node:timers/promises';

/** A server that has stopped answering must not keep a process from ending: it finds out by itself that the client is gone. */
const LEAVE_LIMIT_MS = 2_000;

/** Ends a connection or a pool, without waiting for a server that does not answer. Never rejects: it is gone either way. */
export async function leave(connected: { end(): Promise<void> }, limitMs = LEAVE_LIMIT_MS): Promise<void> {
  await Promise.race([connected.end().catch(() => undefined), delay(limitMs, undefined, { ref: false })]);
}
