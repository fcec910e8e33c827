import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { audit } from '#tools/verify/balance/audit';
import { readLedger } from '#tools/verify/balance/read-ledger';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { withPooler } from '../../pgbouncer/with-pooler.js';
import { createDatabase, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { Random } from '../../test-bed/random.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { COMMAND_API, type Harm, Hosts } from './hosts.js';
import { type Diary, live } from './live.js';
import { planLife, type Town } from './plan-life.js';
import { secrets, Shop } from './shop.js';
import { Watch } from './watch.js';

const DEADLINE_SECONDS = 4;
const LIVES_AT_ONCE = 200;
const MOST_FAULTS_SHOWN = 20;
/** So long may it take until the last order has come to rest. */
const REST_SECONDS = 300;

/**
 * `[--lives 10000] [--seed 1] [--pooler] [--beside <folder>]`: order lives through the command API while the process managers are killed. The folder holds the build of another
 * release, which runs beside this one for the first half of the lives. @returns whether all was in balance
 */
export async function stressFulfilment(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lives: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      pooler: { type: 'boolean', default: false },
      beside: { type: 'string' },
    },
  });
  const [lives, seed] = [wholeNumber('lives', values.lives), wholeNumber('seed', values.seed)];
  const town: Town = { skus: 60, customers: 100, deadlineMs: DEADLINE_SECONDS * 1_000 };
  const began = performance.now();
  return withScratchPostgres(async (server) => {
    const url = await createDatabase(server, `fulfilment_${seed}`);
    await migrateEventStore(url);
    const { diary, harm } = await withPooler(values.pooler, server, (through) =>
      liveAll(url, through(url), lives, seed, town, values.beside),
    );
    const ledger = await readLedger(url);
    if (values.beside !== undefined) console.log(`fulfilments begun, by version: ${await begunByVersion(url)}`);
    // Nothing is under way any more, so nothing has to be waited for.
    const faults = [...audit(ledger, { now: Date.now(), patience: 0 }).faults, ...diary.surprises];
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    console.log(
      `seed ${seed}: ${ledger.orders.size} order lives, ${ledger.events} events, ${seconds} s; process managers killed ${harm.killed}, paused ${harm.paused}, stopped ${harm.stopped} times`,
    );
    for (const [answer, times] of [...diary.answers].sort()) console.log(`  ${String(times).padStart(7)}  ${answer}`);
    for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.log(`  ${fault}`);
    console.log(faults.length === 0 ? 'money and stock in balance, nothing stuck, nothing twice' : `${faults.length} FAULTS`);
    return faults.length === 0;
  });
}

/** @param url past the pooler, where there is one */
async function liveAll(
  url: string,
  pooled: string,
  lives: number,
  seed: number,
  town: Town,
  beside: string | undefined,
): Promise<{ diary: Diary; harm: Harm }> {
  const environment = {
    ...process.env,
    ...secrets,
    RATE_LIMIT_COMMANDS: '0',
    EVENT_STORE_URL: pooled,
    READ_MODELS_URL: pooled,
    KEYS_URL: pooled,
    LOG_LEVEL: 'error',
  };
  const hosts = new Hosts({ ...environment, HOST: '127.0.0.1', PAYMENT_DEADLINE_SECONDS: String(DEADLINE_SECONDS) });
  const store = openEventStore(url);
  const watch = new Watch(store);
  const calm = new AbortController();
  const diary: Diary = { answers: new Map(), surprises: [] };
  const end = async () => {
    calm.abort();
    await watch.stop();
    await hosts.stop();
    await store.close();
  };
  return withCleanUp(end, async () => {
    const api = await hosts.start({ PROCESS_MANAGERS: 'off' });
    const shop = await Shop.open(api.url);
    await shop.stock(seed, town, lives);
    let next = 0;
    const other = beside === undefined ? COMMAND_API : path.resolve(beside, 'dist/apps/command-api/src/main.js');
    const programs = [() => (next < lives / 2 ? other : COMMAND_API), () => COMMAND_API];
    const harassed = hosts.harass(programs, { PROCESS_MANAGERS: 'on' }, new Random(`${seed}/harm`), calm.signal);
    const livelihood = async () => {
      while (next < lives) await live(planLife(seed, next++, town), shop, watch, diary);
    };
    await Promise.race([Promise.all(Array.from({ length: LIVES_AT_ONCE }, livelihood)), hosts.fault, failureOf(harassed)]);
    calm.abort();
    const harm = await harassed;
    await Promise.race([rest(url), hosts.fault]);
    return { diary, harm };
  });
}

/** How many fulfilments were begun in each version of that event. */
async function begunByVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; times: string }>(
      `select metadata->>'schemaVersion' as version, count(*) as times from event_store.events where type = 'FulfilmentStarted' group by 1 order by 1`,
    );
    return rows.map(({ version, times }) => `${version}: ${times}`).join(', ');
  } finally {
    await client.end();
  }
}

/** Resolves when the process managers have seen the last event and no timer runs any more. @throws Error when that takes too long */
async function rest(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const end = Date.now() + REST_SECONDS * 1_000; ;) {
      const { rows } = await client.query<{ behind: string; timers: string; parked: string }>(
        `select (select max(position) from event_store.events) - (select min(position) from projections.generations where kind = 'process') as behind,
                (select count(*) from processes.timers) as timers, (select count(*) from projections.parked) as parked`,
      );
      const { behind, timers, parked } = rows[0] ?? { behind: '?', timers: '?', parked: '?' };
      if (behind === '0' && timers === '0') {
        if (parked !== '0') throw new Error(`${parked} events are parked`);
        return;
      }
      if (Date.now() > end) throw new Error(`No rest: ${behind} events behind, ${timers} timers, ${parked} parked`);
      await delay(200);
    }
  } finally {
    await client.end();
  }
}

function failureOf(work: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => void work.catch(reject));
}
