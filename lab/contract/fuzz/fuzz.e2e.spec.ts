import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { createTestDatabase } from '#lab/test-bed/database';
import { replay } from '#projector/testing/open-workbench';
import { views } from '#read-models/views';
import { send } from '../exchange.js';
import { openInstallation } from '../installation.js';
import { fuzz } from './fuzz.js';

it(
  'requests made from the descriptions are answered as those say, nothing fails, and nothing is parked',
  { timeout: 300_000 },
  async () => {
    const database = await createTestDatabase();
    const installation = await openInstallation(database.url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0' });
    onTestFinished(async () => {
      await installation.close();
      await database.drop();
    });
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`FUZZ_SEED=${seed}`);

    const { findings, asked, byStatus } = await fuzz(installation, { count: 5_000, seed });

    console.log(`${asked} requests: ${JSON.stringify(byStatus)}`);
    expect(findings.slice(0, 20).map((finding) => finding.slice(0, 2_000))).toEqual([]);
    await viewsHaveCaughtUp(installation);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect((await client.query('select name, stream, error_message from projections.parked')).rows).toEqual([]);
    await client.end();
    const log = openEventStore(database.url);
    for (const { name } of views)
      expect([name, (await replay({ url: database.url, store: log }, `verify ${name}`)).exitCode]).toEqual([name, 0]);
    await log.close();
  },
);

/** Every view has seen the log's last event. */
async function viewsHaveCaughtUp(installation: Awaited<ReturnType<typeof openInstallation>>): Promise<void> {
  const ada = { role: 'admin', subject: 'ada' } as const;
  await vi.waitFor(async () => {
    const response = await send(installation, { api: 'queryApi', method: 'GET', path: '/projections' }, ada);
    const { items, head } = (await response.json()) as { items: { name: string; position: string }[]; head: string };
    expect(items.filter(({ position }) => position !== head)).toEqual([]);
  }, 60_000);
}
