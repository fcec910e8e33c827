import { type Pool } from 'pg';

/**
 * Gives a database the log of an older backup: what came after the position has never been.
 * @returns what puts the newer log back, whatever was written meanwhile
 */
export async function restoreLog(pool: Pool, position: bigint): Promise<() => Promise<void>> {
  await pool.query(`create table newer_log as table event_store.events; delete from event_store.events where position > ${position}`);
  return async () => {
    await pool.query(
      'delete from event_store.events; insert into event_store.events select * from newer_log order by position; drop table newer_log',
    );
  };
}
