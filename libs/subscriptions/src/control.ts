import { listen } from '#postgres/listen';
import { CONTROL_CHANNEL } from './schema.js';

/**
 * Listens for what is asked of the owners, and reconnects for as long as the signal lasts. Only a hint: whoever misses one looks by himself
 * within a second.
 * @param heard called with the follower's name, and with `undefined` after a (re)connection, when anything may have been missed
 */
export function listenForControl(url: string, heard: (name: string | undefined) => void, signal: AbortSignal): Promise<void> {
  // The database is away where it fails. Whoever depends on it says so; here there is only the next try.
  return listen(
    {
      connection: { connectionString: url, application_name: 'orderline-control' },
      channel: CONTROL_CHANNEL,
      retry: { firstMs: 100, mostMs: 2_000 },
      heard,
    },
    signal,
  );
}
