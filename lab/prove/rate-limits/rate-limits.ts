import { Agent, request as httpRequest } from 'node:http';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { OperatorError } from '#tools/operator-error';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { type MeasuredCommandApi, withCommandApi } from '../measured-command-api.js';

export const usage = `    --requests <n>         of one principal, over two processes, three quarters of them his budget (20000)`;

const CALLERS = 32;
const MOST_STATEMENTS = 400;
const TOLERANCE = 0.02;
const WINDOW_SECONDS = 60;

/** One principal sends more than his budget to two processes of one installation: they let it through together, and hardly ask the store. @returns whether both hold */
export async function proveRateLimits(args: readonly string[]): Promise<boolean> {
  const requests = read(args);
  const budget = Math.floor(requests * 0.75);
  return withScratchPostgres((server) =>
    withCommandApi(server, 'limits', { RATE_LIMIT_COMMANDS: String(budget) }, async (first) => {
      const { passed, seconds } = await first.withAnother((second) => sendToBoth([first, second], requests));
      const statements = await statementsOn(first.databaseUrl);
      const isWithin = Math.abs(passed - budget) <= budget * TOLERANCE;
      console.log(
        `${requests} requests over two processes in ${seconds.toFixed(1)} s, budget ${budget}: ${passed} let through, ${statements} statements on the table`,
      );
      if (seconds >= WINDOW_SECONDS)
        console.log('It took longer than a minute, so there was more than one budget: run it where there is less to do.');
      console.log(`within 2 %: ${isWithin}; at most ${MOST_STATEMENTS} statements: ${statements <= MOST_STATEMENTS}`);
      return isWithin && statements <= MOST_STATEMENTS && seconds < WINDOW_SECONDS;
    }),
  );
}

async function sendToBoth(apis: readonly MeasuredCommandApi[], requests: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  const begun = performance.now();
  let sent = 0;
  let passed = 0;
  const call = async () => {
    while (sent < requests) {
      const api = apis[sent++ % apis.length];
      if (api !== undefined && (await statusOf(api, agent)) !== 429) passed++;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  agent.destroy();
  return { passed, seconds: (performance.now() - begun) / 1_000 };
}

/** Of a command that is refused by its fields, so that nothing but the limits is at work. */
function statusOf({ url, token }: MeasuredCommandApi, agent: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 2 };
  httpRequest(`${url}/products`, { method: 'POST', agent, headers }, (response) => {
    response.resume().once('end', () => resolve(response.statusCode ?? 0));
  })
    .once('error', reject)
    .end('{}');
  return promise;
}

/** What sessions have written there, which the server adds up once they rest: each statement writes one row. */
async function statementsOn(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let before = -1; ;) {
      const { rows } = await client.query<{ writes: string }>(
        `select n_tup_ins + n_tup_upd as writes from pg_stat_user_tables where schemaname = 'rate_limits' and relname = 'windows'`,
      );
      const writes = Number(rows[0]?.writes ?? 0);
      if (writes > 0 && writes === before) return writes;
      before = writes;
      await client.query('select pg_sleep(11)'); // A session that rests has told all within ten seconds.
    }
  } finally {
    await client.end();
  }
}

function read(args: readonly string[]): number {
  try {
    const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string' } } });
    return values.requests === undefined ? 20_000 : wholeNumber('requests', values.requests);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
