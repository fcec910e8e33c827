import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type BenchLog } from '../../bench/projections/bench-log.js';
import { LONG } from './long-log.js';
import { type Known } from './questions.js';

const LOOK_MS = 250;
/** Events of a page. */
const PAGE = 200;

/** Until every view and process manager is as far as that. */
export function isThere(url: string, position: bigint): Promise<void> {
  return asking(url, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ position: string | null }>(
        `select min(position) as position from projections.generations where state = 'live'`,
      );
      if (BigInt(rows[0]?.position ?? -1) >= position) return;
      await delay(LOOK_MS);
    }
  });
}

/** Lets the process managers go on behind what was appended without them. */
export function passProcesses(url: string, position: bigint): Promise<void> {
  const pass = `update projections.generations set position = $1, events = $1 where kind = 'process'`;
  return asking(url, async (client) => void (await client.query(pass, [position.toString()])));
}

/** What stands in the log, to ask for. */
export async function know({ url, store }: BenchLog, head: bigint): Promise<Known> {
  const [event] = await store.readLast(1, head / 2n);
  const correlationId = (event?.metadata as { readonly correlationId?: string } | undefined)?.correlationId;
  if (correlationId === undefined) throw new Error('The log has nothing in its middle');
  return asking(url, async (client) => {
    const count = async (table: string, where: string) =>
      Number((await client.query<{ count: string }>(`select count(*) as count from ${table} where ${where}`)).rows[0]?.count);
    const orders = await count('read_models.orders', `order_id like 'life-%'`);
    const longest = await count('read_models.wallet_entries', `customer_id = '${LONG}'`);
    return { head, correlationId, orders, lastPage: longest - PAGE };
  });
}

async function asking<Result>(url: string, ask: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // The server is stopped when the run is interrupted.
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
