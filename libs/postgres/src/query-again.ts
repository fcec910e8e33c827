import type pg from 'pg';
import { isOutOfConnections } from './out-of-connections.js';

/** Runs a statement that may run twice, unless there was no connection for it. A dead connection of the pool says nothing about the server: the second try connects anew or names the real trouble. */
export async function queryAgain<Row extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> {
  try {
    return (await pool.query<Row>(query)).rows;
  } catch (error) {
    if (isOutOfConnections(error)) throw error;
    return (await pool.query<Row>(query)).rows;
  }
}
