import { SignJWT } from 'jose';
import type pg from 'pg';
import { onTestFinished } from 'vitest';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { Client } from '#postgres/client';
import { migrateReadModels } from '#projector/migrate';
import { type Role } from '#platform/auth/principal';
import { startBuiltApp } from '../test-bed/built-app.js';
import { PersistentClients } from './persistent-clients.js';
import { type ServerPair } from './server-pair.js';

const skus = Array.from({ length: 8 }, (_, number) => `SKU-${number}`);
const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};

/**
 * A command API and a projector with their log on the servers of a pair, by the URL that names both, and clients at work.
 * @param readModelsUrl where the read models and the keys are; else they are where the log is
 */
export async function startInstallation(pair: ServerPair, readModelsUrl = pair.urlOf('postgres')) {
  const urls = { EVENT_STORE_URL: pair.urlOf('postgres'), READ_MODELS_URL: readModelsUrl };
  await migrateEventStore(urls.EVENT_STORE_URL);
  await migrateReadModels(readModelsUrl);
  await migrateKeyVault(readModelsUrl);
  const settings = { ...secrets, ...urls };
  const apps = [startBuiltApp('command-api', settings), startBuiltApp('projector', settings)] as const;
  onTestFinished(async () => {
    for (const app of apps) {
      app.child.kill('SIGKILL');
      await app.exited;
    }
  });
  const [commandApi = ''] = await Promise.all(apps.map((app) => app.url));
  const post = async (address: string, body: object): Promise<number> => {
    const headers = { authorization: `Bearer ${await signToken('clerk')}`, 'content-type': 'application/json' };
    return (await fetch(commandApi + address, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  return { ...urls, post, clients: new PersistentClients(commandApi, await signToken('warehouse'), skus) };
}

function signToken(role: Role): Promise<string> {
  const key = new TextEncoder().encode(secrets.JWT_SECRET);
  return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('walter').setExpirationTime('10m').sign(key);
}

interface Urls {
  readonly EVENT_STORE_URL: string;
  readonly READ_MODELS_URL: string;
}

/** What was received, in the log and in its view. */
export interface Received {
  readonly head: bigint;
  /** Positions of each sku's events, in the order of their stream. */
  readonly events: ReadonlyMap<string, readonly bigint[]>;
  /** How far the live views are. */
  readonly positions: readonly bigint[];
  /** What the view of stock says, by sku. */
  readonly onHand: Readonly<Record<string, number>>;
}

export async function readReceived({ EVENT_STORE_URL, READ_MODELS_URL: url }: Urls): Promise<Received> {
  const events = new Map<string, bigint[]>();
  const store = openEventStore(EVENT_STORE_URL);
  try {
    for await (const batch of store.readAll({ after: 0n, types: ['StockReceived'] })) {
      for (const { stream, position } of batch.events) {
        const sku = stream.slice('stock-'.length);
        events.set(sku, [...(events.get(sku) ?? []), position]);
      }
    }
    const views = await rows<{ position: string }>(
      url,
      `select position from projections.generations where kind = 'projection' and state = 'live'`,
    );
    const levels = await rows<{ sku: string; on_hand: string }>(url, 'select sku, on_hand from read_models.stock_levels');
    return {
      head: await store.head(),
      events,
      positions: views.map(({ position }) => BigInt(position)),
      onHand: Object.fromEntries(levels.map(({ sku, on_hand }) => [sku, Number(on_hand)])),
    };
  } finally {
    await store.close();
  }
}

/** How many of each sku. */
export function countsOf(received: readonly { readonly sku: string }[]): Readonly<Record<string, number>> {
  return Object.fromEntries(skus.map((sku) => [sku, received.filter((each) => each.sku === sku).length]));
}

export async function rows<Row extends pg.QueryResultRow>(url: string, query: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
