import type pg from 'pg';
import { isOutOfConnections, waitedInVain } from './out-of-connections.js';

/** Whoever has waited in a moving queue for so long is told so all the same. */
const LONGEST_QUEUE_MS = 10_000;

/** Runs a statement that may run twice, unless there was no connection for it. A dead connection of the pool says nothing about the server: the second try connects anew or names the real trouble. */
export async function queryAgain<Row extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> {
  try {
    return await inTurn<Row>(pool, query);
  } catch (error) {
    if (isOutOfConnections(error)) throw error;
    return inTurn<Row>(pool, query);
  }
}

/**
 * Runs a statement once its turn for a connection has come. Connections are out where nobody gets one any more; while others are given theirs, one's own
 * turn comes too, however many stand before.
 */
export async function inTurn<Row extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> {
  const deadline = performance.now() + LONGEST_QUEUE_MS;
  for (;;) {
    const before = returnsOf(pool).count;
    try {
      return (await pool.query<Row>(query)).rows;
    } catch (error) {
      if (!waitedInVain(error) || returnsOf(pool).count === before || performance.now() > deadline) throw error;
    }
  }
}

/** How many connections have been given back to a pool since it was first asked. */
const returns = new WeakMap<pg.Pool, { count: number }>();

function returnsOf(pool: pg.Pool): { readonly count: number } {
  let known = returns.get(pool);
  if (known === undefined) {
    const counted = { count: 0 };
    pool.on('release', () => counted.count++);
    returns.set(pool, (known = counted));
  }
  return known;
}
