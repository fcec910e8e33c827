import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildProduct } from '../test-bed/built-app.js';
import { createTestDatabase } from '../test-bed/database.js';
import { readReceived, rows, startInstallation } from './installation.js';
import { ServerPair } from './server-pair.js';

const REPLAY = path.resolve(import.meta.dirname, '../../dist/apps/projector/src/replay-main.js');
const PATIENCE_MS = 60_000;

beforeAll(buildProduct, 120_000);

test(
  'an asynchronous standby that is promoted without the last events: commands are refused until accept-log says which log is right, then all is right again',
  { timeout: 300_000 },
  async () => {
    const readModels = await createTestDatabase();
    onTestFinished(() => readModels.drop());
    const pair = await ServerPair.open();
    onTestFinished(() => pair.close());
    const installation = await startInstallation(pair, readModels.url);
    const { clients, post, EVENT_STORE_URL, READ_MODELS_URL } = installation;
    const caughtUp = () =>
      vi.waitFor(async () => {
        const { head, positions, events, onHand } = await readReceived(installation);
        expect(positions).toEqual(positions.map(() => head));
        expect(onHand).toEqual(Object.fromEntries([...events].map(([sku, received]) => [sku, received.length])));
      }, PATIENCE_MS);
    const erasures = () =>
      rows(EVENT_STORE_URL, `select from event_store.events where stream = 'customer-ann' and type = 'CustomerErased'`);
    expect(await post('/customers', { customerId: 'ann', name: 'Ann', email: 'ann@example.com' })).toBe(201);
    await pair.addStandby();
    await clients.more(300);
    await pair.cutOff();

    // Acknowledged, seen by every view, and on no other server.
    expect(await post('/customers/ann/erase', { reason: 'asked for' })).toBe(200);
    await vi.waitFor(async () => {
      expect(await rows(READ_MODELS_URL, `select from personal_data.keys where subject = 'customer-ann' and wrapped is null`)).toHaveLength(
        1,
      );
    }, PATIENCE_MS);
    await clients.more(300);
    const { length: seen } = clients.acknowledged;
    await vi.waitFor(async () => {
      const { positions } = await readReceived(installation);
      const last = clients.acknowledged[seen - 1]?.position ?? 0n;
      expect(positions.every((position) => position >= last)).toBe(true);
    }, PATIENCE_MS);
    await pair.failOver();
    const { length: before } = clients.acknowledged;
    await vi.waitFor(() => expect([...clients.refusals.keys()]).toContain('503 log-changed'), PATIENCE_MS);

    const { head: end } = await readReceived(installation);
    const { PATH } = process.env;
    const program = [REPLAY, 'accept-log', '--yes', '--end', String(end)];
    expect(clients.acknowledged).toHaveLength(before);
    await promisify(execFile)(process.execPath, program, { env: { PATH, EVENT_STORE_URL, READ_MODELS_URL } });
    await clients.more(300);
    await clients.finish();

    const { acknowledged } = clients;
    const { events } = await readReceived(installation);
    const stands = ({ sku, revision, position }: (typeof acknowledged)[number]) => events.get(sku)?.[revision] === position;
    const [kept, lost] = [
      acknowledged.slice(0, before).filter(({ position }) => position <= end),
      acknowledged.slice(0, before).filter(({ position }) => position > end),
    ];
    expect(lost.length).toBeGreaterThanOrEqual(300);
    expect(kept.filter((each) => !stands(each))).toEqual([]);
    const after = acknowledged.slice(before);
    expect(after.filter((each) => !stands(each))).toEqual([]);
    expect([...events.values()].flat().filter((position) => position > end)).toHaveLength(after.length);
    await caughtUp();
    await vi.waitFor(async () => expect(await erasures()).toHaveLength(1), PATIENCE_MS);
    await caughtUp();
  },
);
