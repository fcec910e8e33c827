import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AccessDenied, EventStoreUnavailable } from '../errors.js';
import { failureOf, newEvents } from '../testing/contract-world.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { StandInServer } from './testing/stand-in-server.js';

let server: StandInServer;
let store: EventStoreDbEventStore;

afterEach(async () => {
  await store.close();
  await server.stop();
});

describe('starting before the server', () => {
  it.each(['esdb', 'esdb+discover'])('%s:// waits for it, and gives up in time', async (scheme) => {
    server = await StandInServer.start();
    await server.gate.shut();
    const url = `${scheme}://127.0.0.1:${server.gate.port}?tls=false&maxDiscoverAttempts=1&discoveryInterval=10`;
    const hasty = new EventStoreDbEventStore({ url, patience: 300, appendTotal: 300 });
    expect(await failureOf(hasty.head())).toBeInstanceOf(EventStoreUnavailable);
    expect(await failureOf(hasty.append('order-1', 'any', newEvents(1)))).toBeInstanceOf(EventStoreUnavailable);

    store = new EventStoreDbEventStore({ url });
    const started = Promise.all([store.head(), store.append('order-1', 'noStream', newEvents(1))]);
    await server.gate.reopen();
    expect((await started)[1]).toMatchObject({ revision: 0 });
    expect(await hasty.append('order-2', 'any', newEvents(1))).toMatchObject({ revision: 0 });
    await hasty.close();
  });

  // The client looks for a new connection in the background, too, where nobody would handle that there is none.
  it('a cluster that goes away under many calls fails those calls and nothing else', async () => {
    server = await StandInServer.start();
    const url = `esdb+discover://127.0.0.1:${server.gate.port}?tls=false&maxDiscoverAttempts=1&discoveryInterval=10`;
    store = new EventStoreDbEventStore({ url, patience: 1_000, appendTotal: 1_000 });
    await store.append('order-1', 'noStream', newEvents(1));
    server.faults.delay = 5;
    const calls = Array.from({ length: 50 }, (_, number) => [
      store.append(`order-1`, 'any', newEvents(1)),
      number % 5 ? store.readStreamLimits('order-1') : store.head(),
    ]);
    const settled = Promise.allSettled(calls.flat());
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBeGreaterThan(2));
    await server.gate.shut();
    const outcomes = (await settled).filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(outcomes.filter((reason) => !(reason instanceof EventStoreUnavailable))).toEqual([]);
    await server.gate.reopen();
    expect(await store.append('order-2', 'noStream', newEvents(1))).toMatchObject({ revision: 0 });
  });

  it('several nodes are asked who leads', async () => {
    server = await StandInServer.start();
    store = new EventStoreDbEventStore({ url: `esdb://127.0.0.1:1,127.0.0.1:${server.gate.port}?tls=false` });
    expect(await store.append('order-1', 'noStream', newEvents(1))).toMatchObject({ revision: 0 });
  });
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'orderline-tls-'));
const file = (name: string) => path.join(folder, name);
const hasOpenssl = makeCertificate();

describe.skipIf(!hasOpenssl)('a server with TLS and credentials', () => {
  const printed = vi.spyOn(console, 'warn');
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start(query: string, user = 'orderline:s%2Fcret'): Promise<void> {
    server = await StandInServer.start({ tls: { key: readFileSync(file('key.pem')), certificate: readFileSync(file('certificate.pem')) } });
    server.faults.credentials = 'orderline:s/cret';
    store = new EventStoreDbEventStore({
      url: `esdb://${user}@127.0.0.1:${server.gate.port}?${query}`,
      patience: 2_000,
      appendTotal: 2_000,
    });
  }

  beforeAll(() => printed.mockClear());

  it('lets in who names its authority and knows the password', async () => {
    await start(`tlsCAFile=${encodeURIComponent(file('certificate.pem'))}`);
    expect(await store.append('order-1', 'noStream', newEvents(1))).toMatchObject({ revision: 0 });
    expect(await store.head()).toBeGreaterThan(0n);
  });

  it('does not wait for a wrong password to become right', async () => {
    await start(`tlsCAFile=${encodeURIComponent(file('certificate.pem'))}`, 'orderline:wrong');
    for (const failure of [await failureOf(store.append('order-1', 'noStream', newEvents(1))), await failureOf(store.head())]) {
      expect(failure).toBeInstanceOf(AccessDenied);
      expect(failure.message).not.toContain('wrong:');
    }
  });

  it('is not trusted without its authority, and the error says what to do', async () => {
    await start('tls=true');
    for (const failure of [await failureOf(store.append('order-1', 'noStream', newEvents(1))), await failureOf(store.head())]) {
      expect(failure).toBeInstanceOf(AccessDenied);
      expect(failure.message).toContain('tlsCAFile');
    }
  });

  it('is not reached without TLS', async () => {
    await start('tls=false');
    expect(await failureOf(store.head())).toBeInstanceOf(EventStoreUnavailable);
  });

  it('needs an authority that can be read', async () => {
    await start('tls=true');
    const url = 'esdb://orderline:s%2Fcret@127.0.0.1?tlsCAFile=nowhere.pem';
    expect(() => new EventStoreDbEventStore({ url })).toThrow('the file that tlsCAFile names cannot be read');
    expect(printed.mock.calls.flat().join(' ')).not.toContain('cret');
  });
});

function makeCertificate(): boolean {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', file('key.pem'), '-out', file('certificate.pem')];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...names, ...files], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // Without openssl at hand there is no certificate to try this with.
  }
}
