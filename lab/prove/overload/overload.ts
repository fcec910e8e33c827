import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { OperatorError } from '#tools/operator-error';
import { type Child, withChild } from '../../test-bed/child-process.js';
import { createDatabase, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { type Outcome } from './load.js';
import { type Order, type Target } from './load-process.js';
import { sendAtOnce } from './once.js';
import { Sender } from './sender.js';

export const usage = `    --seconds <n>       how long the overload lasts (10)
    --connections <n>   of the process that sends it (400)`;

/** Enough to keep the process busy, and not so many that any of them is refused. */
const CALLERS = 64;
const RECOVERY_SECONDS = 5;
const limits = { refusalsP99Ms: 250, answersP99Ms: 2_000, recovered: 0.9 };

/** A command API under twice the load that fits refuses quickly, answers the rest, breaks no connection, and is itself again at once. @returns whether */
export async function proveOverload(args: readonly string[]): Promise<boolean> {
  const { seconds, connections } = read(args);
  return withScratchPostgres(async (server) => {
    const url = await createDatabase(server, 'overload');
    await Promise.all([migrateEventStore(url), migrateReadModels(url), migrateKeyVault(url)]);
    const secret = randomBytes(32).toString('base64url');
    const environment = commandApi(url, secret);
    return withChild('apps/command-api/src/main.js', { environment }, async (api) => {
      const { url: reached } = (await api.answer()) as { readonly url: string };
      const target: Target = { url: reached, authorization: `Bearer ${await adminToken(secret)}`, connections };
      const held = await withChild('lab/prove/overload/load-process.js', {}, (load) => overload(load, target, seconds));
      const sender = new Sender(reached, target.authorization, connections);
      const once = await sendAtOnce(sender, url);
      sender.close();
      console.log(
        `${once.commands} commands, each sent ten times at once: ${once.oneEffect} have one effect, ${once.oneAnswer} one answer (${once.repeated} requests were refused and sent again)`,
      );
      return held && once.oneEffect === once.commands && once.oneAnswer === once.commands;
    });
  });
}

async function overload(load: Child, target: Target, seconds: number): Promise<boolean> {
  const send = (order: Order) => load.answer(order) as Promise<Outcome>;
  const closed = (milliseconds: number) => send({ kind: 'closed', callers: CALLERS, milliseconds });
  await load.answer(target);
  await closed(3_000); // warm
  const fits = await closed(5_000);
  console.log(`what fits: ${describe(fits)}`);
  const twice = await send({ kind: 'open', perSecond: 2 * fits.answeredPerSecond, milliseconds: seconds * 1_000 });
  console.log(`twice that: ${describe(twice)}`);
  let best = 0;
  for (let second = 1; second <= RECOVERY_SECONDS; second++) {
    best = Math.max(best, (await closed(1_000)).answeredPerSecond);
    console.log(`  ${second} s after: the best second had ${share(best, fits)} of what fits`);
    if (best >= limits.recovered * fits.answeredPerSecond) break;
  }
  const checks: readonly (readonly [string, boolean])[] = [
    [`refusals p99 below ${limits.refusalsP99Ms} ms`, twice.refused > 0 && twice.refusalsP99Ms < limits.refusalsP99Ms],
    [`answers p99 below ${limits.answersP99Ms} ms`, twice.answersP99Ms < limits.answersP99Ms],
    ['no connection broken, no other answer', Object.keys(twice.faults).length === 0],
    [`full speed within ${RECOVERY_SECONDS} s`, best >= limits.recovered * fits.answeredPerSecond],
  ];
  for (const [what, holds] of checks) console.log(`  ${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  return checks.every(([, holds]) => holds);
}

function describe({ sent, answeredPerSecond, answersP99Ms, refused, refusalsP99Ms, queuedP99Ms, faults }: Outcome): string {
  const rate = `${answeredPerSecond.toFixed(0)} answers/s, p99 ${answersP99Ms.toFixed(0)} ms`;
  const refusals = refused === 0 ? 'none refused' : `${refused} of ${sent} refused, p99 ${refusalsP99Ms.toFixed(0)} ms`;
  const queued = `p99 ${queuedP99Ms.toFixed(0)} ms for a free connection`;
  return [rate, refusals, queued, ...Object.entries(faults).map(([fault, count]) => `${count} × ${fault}`)].join('; ');
}

function share(perSecond: number, { answeredPerSecond }: Outcome): string {
  return `${((100 * perSecond) / answeredPerSecond).toFixed(0)} %`;
}

/** Everything that makes a command API, on ports of its own. Budgets are off: what is tried is the machine's end, not anybody's share of it. */
function commandApi(url: string, secret: string): NodeJS.ProcessEnv {
  const made = () => randomBytes(32).toString('base64url');
  const { PATH } = process.env;
  return {
    PATH,
    EVENT_STORE_URL: url,
    READ_MODELS_URL: url,
    JWT_SECRET: secret,
    COMMAND_SECRET: made(),
    MASTER_KEY: made(),
    PAYMENT_WEBHOOK_SECRET: made(),
    COMMAND_API_PORT: '0',
    COMMAND_API_METRICS_PORT: '0',
    PROCESS_MANAGERS: 'off',
    LOG_LEVEL: 'error',
    RATE_LIMIT_COMMANDS: '0',
  };
}

function adminToken(secret: string): Promise<string> {
  return new SignJWT({ role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('prove')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
}

function read(args: readonly string[]): { readonly seconds: number; readonly connections: number } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { seconds: text, connections: text } });
    return {
      seconds: wholeNumber('seconds', values.seconds ?? '10'),
      connections: wholeNumber('connections', values.connections ?? '400'),
    };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
