import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { hasGateway } from '../gateway/gateway.js';
import { buildProduct } from '../test-bed/built-app.js';
import { Cluster } from './cluster.js';
import { explain } from './explanations.js';
import { Load, type Rates } from './load.js';
import { Trial } from './trial.js';

if (!hasGateway) console.error('nginx or openssl is not installed here: A ROLLING RESTART BEHIND THE GATEWAY IS NOT TRIED.');

/** A restart is tried and not an overload: the suite has the machine's other processors, and one process of each kind is left. */
const rates: Rates = { commandsPerSecond: 30, loosePerSecond: 5, queriesPerSecond: 20, mostInFlight: 20 };

beforeAll(() => void (hasGateway && buildProduct()), 120_000);

/** The short form of `npm run prove -- cluster`, which kills as well, and promotes a standby. */
test.skipIf(!hasGateway)(
  'one of each process is restarted behind the gateway under load: no request fails, and every command is done exactly once',
  { timeout: 480_000 },
  async () => {
    const cluster = Cluster.begin();
    let keepLogs = false;
    onTestFinished(() => cluster.close({ keepLogs }));
    const parts = await cluster.ready();
    const load = new Load(parts.gateway, await cluster.token('admin'), rates);
    onTestFinished(() => load.stop());
    const trial = new Trial(parts, load, () => undefined);

    await trial.restart([parts.replicas.filter(({ name }) => name.endsWith('-1'))]);
    await trial.finish(cluster);

    const faults = trial.verdicts.flatMap(({ promise, faults: all }) => all.map((fault) => `${promise}: ${fault}`));
    keepLogs = faults.length > 0;
    if (keepLogs) console.error(await explain(parts, load.failures));
    expect(faults).toEqual([]);
    expect(load.acknowledged.length).toBeGreaterThan(100);
  },
);
