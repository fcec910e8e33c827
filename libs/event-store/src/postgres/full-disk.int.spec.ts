import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest';
import { EventStoreUnavailable } from '../errors.js';
import { newEvent, range } from '../testing/contract-world.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { migrateEventStore } from './schema.js';
import { Follower } from './testing/follower.js';
import { Observer } from './testing/observer.js';
import { OwnServer } from './testing/own-server.js';
import { mountSmall, type SmallFilesystem } from './testing/small-filesystem.js';

const MEGABYTE = 1_048_576;

let folder: string;
let small: SmallFilesystem | undefined;
let server: OwnServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-full-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await server?.remove();
  await small?.unmount();
  await rm(folder, { recursive: true, force: true });
  server = small = undefined;
});

/** Skips the test, and says why where everybody sees it, on a machine that allows no small filesystem at all. */
async function smallFilesystem(context: TestContext, megabytes: number): Promise<string> {
  const mounted = await mountSmall(path.join(folder, 'small'), megabytes);
  if ('reason' in mounted) {
    console.warn(`NOT PROVED: "${context.task.name}", as ${mounted.reason}.`);
    return context.skip(mounted.reason);
  }
  small = mounted;
  return mounted.directory;
}

/** Appends from many callers until one is told that it failed. */
async function appendUntilFull(store: PostgresEventStore): Promise<{ acknowledged: Map<string, bigint>; failures: Error[] }> {
  const acknowledged = new Map<string, bigint>();
  const failures: Error[] = [];
  await Promise.all(
    range(1, 16).map(async (caller) => {
      while (failures.length === 0) {
        const event = newEvent({ data: { text: randomBytes(20_000).toString('base64') } });
        try {
          acknowledged.set(event.id, (await store.append(`order-${caller}`, 'any', [event])).position);
        } catch (error) {
          failures.push(error as Error);
        }
      }
    }),
  );
  return { acknowledged, failures };
}

/** The log holds exactly what was acknowledged, where it was said to stand. */
async function expectKept(url: string, acknowledged: ReadonlyMap<string, bigint>): Promise<void> {
  const observer = await Observer.open(url);
  const rows = await observer.query<{ id: string; position: string }>('select id, position from event_store.events order by position');
  await observer.close();
  const log = new Map(rows.map(({ id, position }) => [id, BigInt(position)]));
  for (const [id, position] of acknowledged) expect(log.get(id)).toBe(position);
  expect([...log.values()]).toEqual(range(1, rows.length).map(BigInt));
}

it(
  'a full tablespace refuses appends with the reason, loses nothing, and takes them again once there is room',
  { timeout: 60_000 },
  async (context) => {
    const disk = await smallFilesystem(context, 24);
    await writeFile(path.join(disk, 'ballast'), Buffer.alloc(12 * MEGABYTE));
    server = await OwnServer.start();
    await migrateEventStore(server.url);
    const observer = await Observer.open(server.url);
    await observer.query(`create tablespace small location '${disk}'`);
    for (const relation of ['table event_store.events', 'index event_store.events_pkey', 'index event_store.events_stream_revision'])
      await observer.query(`alter ${relation} set tablespace small`);
    await observer.close();
    const store = new PostgresEventStore({ url: server.url });
    const follower = new Follower(store, 20);
    try {
      const { acknowledged, failures } = await appendUntilFull(store);

      expect(acknowledged.size).toBeGreaterThan(50);
      for (const failure of failures) {
        expect(failure).toBeInstanceOf(EventStoreUnavailable);
        expect(failure).toMatchObject({
          outcome: 'not-written',
          message: expect.stringMatching(/did not write: .*No space left on device/) as string,
        });
        expect(failure.cause).toMatchObject({ code: '53100' });
      }
      await expectKept(server.url, acknowledged);
      expect(await store.head()).toBe(BigInt(acknowledged.size));

      await rm(path.join(disk, 'ballast'));
      const next = await store.append('order-after', 'noStream', [newEvent()]);
      expect(next.position).toBe(BigInt(acknowledged.size + 1));
      await follower.seen(acknowledged.size + 1);
      expect(follower.positions).toEqual(range(1, acknowledged.size + 1).map(BigInt));
    } finally {
      await follower.leave();
      await store.close();
    }
  },
);

it(
  'a full disk below the whole server, its write-ahead log included, loses nothing that was acknowledged',
  { timeout: 90_000 },
  async (context) => {
    const disk = await smallFilesystem(context, 160);
    const home = path.join(disk, 'server');
    await mkdir(home);
    server = await OwnServer.start({ folder: home, settings: { max_wal_size: '48MB', min_wal_size: '32MB' } });
    await migrateEventStore(server.url);
    const { bavail, bsize } = await statfs(disk);
    await writeFile(path.join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 12 * MEGABYTE));
    const store = new PostgresEventStore({ url: server.url, patience: 3_000 });
    try {
      const { acknowledged, failures } = await appendUntilFull(store);

      expect(acknowledged.size).toBeGreaterThan(10);
      for (const failure of failures) {
        expect(failure).toBeInstanceOf(EventStoreUnavailable);
        expect(failure.cause).toBeInstanceOf(Error);
      }
      await rm(path.join(disk, 'ballast'));
      await server.recover();
      const next = await store.append('order-after', 'noStream', [newEvent()]);
      await expectKept(server.url, acknowledged);
      expect(next.position).toBeGreaterThan(BigInt(acknowledged.size));
    } finally {
      await store.close();
    }
  },
);
