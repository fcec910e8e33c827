import type pg from 'pg';

/** Runs a statement that may run twice. A dead connection of the pool says nothing about the server: the second try connects anew or names the real trouble. */
export async function queryAgain<Row extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> {
  try {
    return (await pool.query<Row>(query)).rows;
  } catch {
    return (await pool.query<Row>(query)).rows;
  }
}
