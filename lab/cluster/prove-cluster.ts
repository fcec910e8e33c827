import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { OperatorError } from '#tools/operator-error';
import { hasGateway } from '../gateway/gateway.js';
import { withCleanUp } from '../test-bed/clean-up.js';
import { Cluster } from './cluster.js';
import { explain } from './explanations.js';
import { Load, type Rates } from './load.js';
import { Trial } from './trial.js';

export const usage = `    --short                one of each process is restarted and killed, not both
    --minutes <n>          the longest that it may take (12)`;

/** Fewer at one time than the bodies that one caller may send to a process at once (64), all of which may come to the only one that is left. */
const rates: Rates = { commandsPerSecond: 90, loosePerSecond: 10, queriesPerSecond: 50, mostInFlight: 60 };

interface Asked {
  readonly short: boolean;
  readonly minutes: number;
}

/** Restarts, kills and a failover under load, through the gateway. @returns whether all held, and in time */
export async function proveCluster(args: readonly string[]): Promise<boolean> {
  const { short, minutes } = read(args);
  if (!hasGateway)
    throw new OperatorError('nginx and openssl are not installed here: apt-get install nginx-light openssl.', { exitCode: 2 });
  const cluster = Cluster.begin();
  let keepLogs = false;
  return withCleanUp(
    () => cluster.close({ keepLogs }),
    async () => {
      const over = new AbortController();
      const late = delay(minutes * 60_000, false, { signal: over.signal }).catch(() => true); // it was in time
      const proof = prove(cluster, short, late).finally(() => over.abort());
      const [holds, inTime] = await Promise.all([proof, late]);
      if (!inTime) console.log(`FAILS: it is over within ${minutes} minutes`);
      keepLogs = !holds || !inTime;
      return holds && inTime;
    },
  );
}

/** @param late resolves when nothing more is to be tried */
async function prove(cluster: Cluster, short: boolean, late: Promise<boolean>): Promise<boolean> {
  const began = Date.now();
  const say = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1_000)).padStart(4)} s  ${line}`);
  const parts = await cluster.ready();
  say('two of each process serve');
  const load = new Load(parts.gateway, await cluster.token('admin'), rates);
  const trial = new Trial(parts, load, say);
  try {
    await Promise.race([run(cluster, trial, parts.replicas, short), late]);
  } finally {
    load.stop();
  }
  for (const { promise, faults } of trial.verdicts)
    console.log(
      `${faults.length === 0 ? 'holds' : 'FAILS'}: ${promise}${faults
        .slice(0, 10)
        .map((fault) => `\n  ${fault}`)
        .join('')}`,
    );
  const holds = trial.verdicts.every(({ faults }) => faults.length === 0);
  if (!holds) console.log(await explain(parts, load.failures));
  say(holds ? 'all holds' : 'not all holds');
  return holds;
}

async function run(cluster: Cluster, trial: Trial, replicas: Awaited<ReturnType<Cluster['ready']>>['replicas'], short: boolean) {
  const tried = replicas.filter(({ name }) => !short || name.endsWith('-1'));
  await trial.restart(tried.map((replica) => [replica]));
  for (const replica of tried) await trial.kill(replica);
  await trial.killGatewayWorkers();
  await trial.killGateway();
  await trial.failOver();
  await trial.finish(cluster);
}

function read(args: readonly string[]): Asked {
  const options = { short: { type: 'boolean', default: false }, minutes: { type: 'string', default: '12' } } as const;
  try {
    const { short, minutes } = parseArgs({ args: [...args], options }).values;
    if (Number(minutes) > 0) return { short, minutes: Number(minutes) };
    throw new TypeError('--minutes is a number above 0.');
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
