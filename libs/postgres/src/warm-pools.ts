import type pg from 'pg';
import { waitedInVain } from './out-of-connections.js';
import { openPools } from './pools.js';

/** So long a start waits for connections at most; the process serves without them, too. */
const PATIENCE_MS = 15_000;

/**
 * Opens the connections of all pools of this process, before it serves: on a busy machine they take longer to come than a request waits for one.
 * A server that is away keeps nobody from starting.
 */
export async function warmPools(patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patienceMs;
  await Promise.all(openPools().map(({ pool }) => warm(pool, deadline)));
}

async function warm(pool: pg.Pool, deadline: number): Promise<void> {
  const held: pg.PoolClient[] = [];
  while (held.length < pool.options.max && performance.now() < deadline) {
    try {
      held.push(await pool.connect());
    } catch (error) {
      if (!waitedInVain(error)) break; // Refused: whoever needs a connection is told why.
    }
  }
  for (const client of held) client.release();
}
