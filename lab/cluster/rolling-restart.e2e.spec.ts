import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { hasGateway } from '../gateway/gateway.js';
import { buildProduct } from '../test-bed/built-app.js';
import { Cluster } from './cluster.js';
import { explain } from './explanations.js';
import { Load } from './load.js';
import { Trial } from './trial.js';

if (!hasGateway) console.error('nginx or openssl is not installed here: A ROLLING RESTART BEHIND THE GATEWAY IS NOT TESTED.');

/** So few at one time that no machine is too slow for them: what is tried is a restart. */
const rates = { commandsPerSecond: 40, loosePerSecond: 10, queriesPerSecond: 25, mostInFlight: 6 };

beforeAll(buildProduct, 300_000);

test.skipIf(!hasGateway)(
  'one of each process is restarted behind the gateway under load: no request fails, and every command is done exactly once',
  { timeout: 600_000 },
  async () => {
    const cluster = Cluster.begin();
    onTestFinished(() => cluster.close(), 120_000);
    const parts = await cluster.ready();
    const load = new Load(parts.gateway, await cluster.token('admin'), rates);
    onTestFinished(() => load.stop());
    const trial = new Trial(parts, load, () => undefined);

    await trial.restart([parts.replicas.filter(({ name }) => name.endsWith('-1'))]);
    await trial.finish(cluster);

    const faults = trial.verdicts.flatMap(({ promise, faults: against }) => against.map((fault) => `${promise}: ${fault}`));
    expect(faults, faults.length === 0 ? '' : await explain(parts, load.failures)).toEqual([]);
    expect(new Set(load.acknowledged.map(({ sku }) => sku.split('-', 1)[0]))).toEqual(new Set(['SKU', 'LOOSE']));
    expect(load.answered).toBeGreaterThan(load.acknowledged.length);
  },
);
