import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { OperatorError } from '#tools/operator-error';
import { hasGateway } from '../gateway/gateway.js';
import { withCleanUp } from '../test-bed/clean-up.js';
import { Cluster } from './cluster.js';
import { faultsIn } from './exactly-once.js';
import { type Failure, Load, type Rates } from './load.js';
import { type Replica } from './replica.js';

export const usage = `    --short                one of each process instead of all, as the test suite has it`;

/** One of the promises, and what speaks against it: nothing where it holds. */
export interface Verdict {
  readonly promise: string;
  readonly faults: readonly string[];
}

/** The system takes a moment to close a dead process's connections, and nginx to hear of it: what is handed over until then is in flight in it, too. */
const MOMENT_MS = 50;
const SETTLE_MS = 2_000;

/** Restarts, kills and a failover under load, through the gateway. @returns whether all held */
export async function proveCluster(args: readonly string[]): Promise<boolean> {
  if (!hasGateway)
    throw new OperatorError('nginx and openssl are not installed here: apt-get install nginx-light openssl.', { exitCode: 2 });
  const cluster = await Cluster.start();
  return withCleanUp(
    () => cluster.close(),
    async () => {
      const verdicts = await tryCluster(cluster, { commandsPerSecond: 100, queriesPerSecond: 50 }, readShort(args), (line) =>
        console.log(line),
      );
      for (const { promise, faults } of verdicts)
        console.log(`${faults.length === 0 ? 'holds' : 'FAILS'}: ${promise}${faults.map((fault) => `\n  ${fault}`).join('')}`);
      const holds = verdicts.every(({ faults }) => faults.length === 0);
      if (!holds) console.log(await complaints(cluster));
      return holds;
    },
  );
}

/** @param short one of each process is restarted and killed, not both */
async function tryCluster(cluster: Cluster, rates: Rates, short: boolean, say: (line: string) => void): Promise<readonly Verdict[]> {
  const load = new Load(cluster.gateway, await cluster.token('admin'), rates);
  const tried = cluster.replicas.filter(({ name }) => !short || name.endsWith('-1'));
  const verdicts: Verdict[] = [];
  await delay(SETTLE_MS);

  const codes: string[] = [];
  const restarts = await during(load, async () => {
    for (const replica of tried) codes.push(...(await restart(replica)));
  });
  say(`restarted ${tried.length}: ${restarts.answered} answered, ${restarts.failures.length} failed`);
  verdicts.push({ promise: 'a rolling restart of every process fails no request', faults: [...codes, ...restarts.failures.map(inWords)] });

  for (const replica of tried) {
    const before = load.inFlight - load.begun;
    let [deadAt, inFlight] = [0, 0];
    const { failures, answered } = await during(load, async () => {
      await replica.kill();
      await delay(MOMENT_MS);
      [deadAt, inFlight] = [performance.now(), before + load.begun];
      await delay(SETTLE_MS);
      await replica.start();
    });
    say(`killed ${replica.name} with at most ${inFlight} requests in flight: ${answered} answered, ${failures.length} failed`);
    const later = failures.filter(({ begun }) => begun > deadAt).map(inWords);
    const faults = [...later, ...(failures.length > inFlight ? [`${failures.length} failed, and ${inFlight} were in flight`] : [])];
    verdicts.push({ promise: `kill -9 of ${replica.name} fails no more than what is in flight`, faults });
  }

  const failover = await during(load, () => cluster.servers.failOver());
  const { length: before } = load.acknowledged;
  const goesOn = await until(() => load.acknowledged.length > before + 5 * rates.commandsPerSecond);
  say(`promoted the standby: ${failover.failures.length} failed meanwhile`);
  verdicts.push({ promise: 'the standby is promoted and everything goes on', faults: goesOn ? [] : load.failures.slice(-5).map(inWords) });

  await load.finish();
  say(`${load.acknowledged.length} commands acknowledged, ${load.answered} requests answered, ${load.failures.length} tries failed`);
  verdicts.push({
    promise: 'every command is done exactly once, in the log and in the view',
    faults: await faultsIn(cluster, load.acknowledged),
  });
  return verdicts;
}

/** What the gateway and the processes have to say to it. */
async function complaints(cluster: Cluster): Promise<string> {
  const said = cluster.replicas.map(({ name, printed }) => `── ${name}\n${printed.split('\n').slice(-20).join('\n')}`);
  return [
    '── gateway',
    (await cluster.gateway.errors())
      .split('\n')
      .filter((line) => !/temporarily disabled/.test(line))
      .slice(0, 40)
      .join('\n'),
    ...said,
  ].join('\n');
}

/** What is answered and what fails while something happens, and a moment after. */
async function during(
  load: Load,
  happening: () => Promise<void>,
): Promise<{ readonly failures: readonly Failure[]; readonly answered: number }> {
  const [failed, answered] = [load.failures.length, load.answered];
  await happening();
  await delay(SETTLE_MS);
  return { failures: load.failures.slice(failed), answered: load.answered - answered };
}

/** @returns what was wrong with its end */
async function restart(replica: Replica): Promise<readonly string[]> {
  const code = await replica.stop();
  await replica.start();
  return code === 0 ? [] : [`${replica.name} ended with ${code}`];
}

async function until(holds: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await delay(50)) if (holds()) return true;
  return false;
}

const inWords = ({ asked, what }: Failure): string => `${asked}: ${what}`;

function readShort(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { short: { type: 'boolean', default: false } } }).values.short;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
