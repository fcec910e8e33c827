import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Random } from '../test-bed/random.js';

export interface Harm {
  readonly writersKilled: number;
  readonly connectionsKilled: number;
}

/**
 * Kills at random until the signal aborts: mostly one of the stores' database sessions, now and then a writer process.
 * @param killWriter answers whether there was one to kill
 */
export async function makeChaos(url: string, random: Random, killWriter: () => boolean, signal: AbortSignal): Promise<Harm> {
  const client = new pg.Client({ connectionString: url, application_name: 'chaos' });
  await client.connect();
  let writersKilled = 0;
  let connectionsKilled = 0;
  try {
    while (await pause(random.between(20, 300), signal)) {
      if (random.next() < 0.08) {
        if (killWriter()) writersKilled++;
      } else if (await killConnection(client, random)) connectionsKilled++;
    }
  } finally {
    await client.end();
  }
  return { writersKilled, connectionsKilled };
}

/** Half of the time one that is at work: it may just be committing, and then its answer is lost and not its work. */
async function killConnection(client: pg.Client, random: Random): Promise<boolean> {
  const { rows } = await client.query<{ pid: number; active: boolean }>(
    `select pid, state = 'active' as active from pg_stat_activity
       where datname = current_database() and application_name like 'orderline-event-store%' order by backend_start`,
  );
  const atWork = rows.filter(({ active }) => active);
  const victims = atWork.length > 0 && random.next() < 0.5 ? atWork : rows;
  if (victims.length === 0) return false;
  const result = await client.query<{ killed: boolean }>('select pg_terminate_backend($1) as killed', [random.pick(victims).pid]);
  return result.rows[0]?.killed === true;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
