import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Exchange, type Sender } from './sender.js';

const COMMANDS = 1_000;
const TIMES = 10;
/** So many commands at one time: with all their repeats, as many requests as may be worked on. */
const AT_ONCE = 20;

export interface OnceOutcome {
  /** Commands whose requests were all answered, and all with the same. */
  readonly oneAnswer: number;
  /** Commands with exactly one event in the log. */
  readonly oneEffect: number;
  /** Requests that were refused for the moment, and sent again. */
  readonly repeated: number;
  readonly commands: number;
}

/** Sends each command ten times at once, with one key, and looks what became of it. */
export async function sendAtOnce(sender: Sender, databaseUrl: string): Promise<OnceOutcome> {
  let repeated = 0;
  let oneAnswer = 0;
  const send = async (command: number): Promise<string> => {
    for (;;) {
      const body = { amount: { amount: '1', currency: 'GBP' }, reference: `once ${command}` };
      const exchange: Exchange = await sender.post(`/wallets/once-${command}/credit`, body, { 'Idempotency-Key': `once-${command}` });
      if ('broken' in exchange) return exchange.broken;
      if (exchange.status !== 503 && exchange.status !== 429) return `${exchange.status} ${exchange.body}`;
      repeated++;
      await pause(100);
    }
  };
  let next = 0;
  const worker = async () => {
    for (let command = next++; command < COMMANDS; command = next++) {
      const answers = new Set(await Promise.all(Array.from({ length: TIMES }, () => send(command))));
      if (answers.size === 1 && /^20[01] /.test([...answers][0] ?? '')) oneAnswer++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { commands: COMMANDS, oneAnswer, oneEffect: await countOnce(databaseUrl), repeated };
}

async function countOnce(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from (
         select 1 from event_store.events where stream like 'wallet-once-%' group by stream having count(*) = 1
       ) once`,
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
