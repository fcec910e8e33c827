import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildProduct } from '../test-bed/built-app.js';
import { countsOf, readReceived, startInstallation } from './installation.js';
import { ServerPair } from './server-pair.js';

beforeAll(buildProduct, 120_000);

test(
  'a synchronous standby that is promoted under writes has all that was acknowledged, once, and everybody goes on with it',
  { timeout: 180_000 },
  async () => {
    const pair = await ServerPair.open();
    onTestFinished(() => pair.close());
    const installation = await startInstallation(pair);
    const { clients } = installation;
    await clients.more(100);
    await pair.addStandby(); // under writes
    await pair.makeSynchronous();
    await clients.more(500);

    await pair.failOver();
    await clients.more(500);
    await clients.finish();

    const { acknowledged, refusals } = clients;
    const counts = countsOf(acknowledged);
    const { events } = await readReceived(installation);
    expect(acknowledged.filter(({ sku, revision, position }) => events.get(sku)?.[revision] !== position)).toEqual([]);
    expect(Object.fromEntries([...events].map(([sku, positions]) => [sku, positions.length]))).toEqual(counts);
    expect([...refusals.keys()].filter((refusal) => !refusal.startsWith('503 '))).toEqual([]);
    await vi.waitFor(async () => {
      const { head, positions, onHand } = await readReceived(installation);
      expect(positions).toEqual(positions.map(() => head));
      expect(onHand).toEqual(counts);
    }, 30_000);
  },
);
