import { expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { givenExampleJob } from '../example-job.js';
import { send } from '../exchange.js';
import { openInstallation } from '../installation.js';
import { fetchDocument } from '../operations.js';
import { fuzz } from './fuzz.js';

const ada = { role: 'admin', subject: 'ada' } as const;

it(
  'requests to steer the projector are taken as they are described and others refused; nothing fails, every job ends, and every view has one live generation',
  { timeout: 300_000 },
  async () => {
    const database = await createTestDatabase();
    const installation = await openInstallation(database.url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0' });
    onTestFinished(async () => {
      await installation.close();
      await database.drop();
    });
    await givenExampleJob(database.url, await fetchDocument(installation.urls.projector));
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`FUZZ_SEED=${seed}`);

    const { findings, asked, sound, byStatus } = await fuzz(installation, { count: 1_500, seed, shares: { projector: 1 } });

    console.log(`${asked} requests, ${sound} as described: ${JSON.stringify(byStatus)}`);
    expect(findings.slice(0, 20).map((finding) => finding.slice(0, 2_000))).toEqual([]);
    expect(sound).toBeGreaterThan(asked / 3);
    expect(byStatus[202]).toBeGreaterThan(0);
    const read = async (api: 'projector' | 'queryApi', path: string) =>
      (
        (await (await send(installation, { api, method: 'GET', path }, ada)).json()) as {
          items: { name: string; state: string; role: string }[];
        }
      ).items;
    await vi.waitFor(
      async () => {
        const open = (await read('projector', '/jobs')).filter(({ state }) => state === 'running');
        expect(open).toEqual([]);
      },
      { timeout: 120_000, interval: 250 },
    );
    // By its role, as one that is paused says so in its state, whether it is live or kept for a rollback.
    const live = (await read('queryApi', '/projections')).filter(({ role }) => role === 'live').map(({ name }) => name);
    expect(live.length).toBe(new Set(live).size);
    expect(live).toContain('orders');
  },
);
