import { SignJWT } from 'jose';
import pg from 'pg';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { type Role } from '#platform/auth/principal';
import { migrateReadModels } from '#projector/migrate';
import { readOrMakeSecrets } from '#tools/secrets';
import { environmentOf } from '../../test-bed/app-environment.js';
import { type Child, withChild } from '../../test-bed/child-process.js';
import { createDatabase, withScratchFolder } from '../../test-bed/scratch-postgres.js';
import { createFloorTable } from '../event-store/floors.js';
import { shopBatches } from './shop.js';

/** The two APIs with the settings of production, and who may ask them. */
export interface Apis {
  readonly command: string;
  readonly query: string;
}

export interface Installation {
  readonly databaseUrl: string;
  readonly token: (role: Role, subject: string) => Promise<string>;
  /** Both APIs for as long as they are used. @param settings beside those of production */
  withApis<Result>(settings: NodeJS.ProcessEnv, use: (apis: Apis) => Promise<Result>): Promise<Result>;
}

/** A shop with goods, customers and orders in all its views. The projector has done its work and is not there any more. */
export function withShop<Result>(server: string, use: (shop: Installation) => Promise<Result>): Promise<Result> {
  return withScratchFolder(async (folder) => {
    const url = await createDatabase(server, 'http');
    await Promise.all([migrateEventStore(url), migrateReadModels(url), migrateKeyVault(url), createFloorTable(url)]);
    const secrets = await readOrMakeSecrets(folder);
    const environment: NodeJS.ProcessEnv = {
      ...environmentOf({ url, folder }, secrets),
      // They work in instances of their own.
      PROCESS_MANAGERS: 'off',
      LOG_LEVEL: 'warn',
    };
    const shop: Installation = {
      databaseUrl: url,
      token: (role, subject) => signToken(secrets.jwtSecret, role, subject),
      withApis: (settings, useApis) =>
        withApp('command-api', { ...environment, ...settings }, (command) =>
          withApp('query-api', { ...environment, ...settings }, (query) => useApis({ command, query })),
        ),
    };
    await shop.withApis({ RATE_LIMIT_COMMANDS: '0' }, (apis) =>
      withApp('projector', environment, async () => fill(apis, await shop.token('importer', 'bench-import'))),
    );
    await tidy(url);
    return use(shop);
  });
}

function withApp<Result>(name: string, environment: NodeJS.ProcessEnv, use: (url: string) => Promise<Result>): Promise<Result> {
  return withChild(`apps/${name}/src/main.js`, { environment }, async (app: Child) => {
    const { url } = (await app.answer()) as { readonly url?: string };
    if (url === undefined) throw new Error(`${name} did not say where it serves`);
    return use(url);
  });
}

/** Through the API, so that all is sealed and numbered as it always is. */
async function fill({ command, query }: Apis, token: string): Promise<void> {
  const authorization = `Bearer ${token}`;
  let last = '0';
  for (const lines of shopBatches()) {
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const answer = await fetch(`${command}/batch`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      body,
    });
    for (const line of (await answer.text()).trim().split('\n')) {
      const { status, position } = JSON.parse(line) as { readonly status: number; readonly position?: string };
      if (status >= 300) throw new Error(`The shop was not filled: ${line}`);
      last = position ?? last;
    }
  }
  for (const path of ['/products?limit=1', '/orders?limit=1', '/customers?limit=1']) {
    const answer = await fetch(query + path, { headers: { authorization, 'min-event-position': last, prefer: 'wait=30' } });
    if (answer.status !== 200) throw new Error(`The views do not show the shop: ${await answer.text()}`);
  }
}

/** So that no measurement pays for what the filling left to be tidied up. */
async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function signToken(secret: string, role: Role, subject: string): Promise<string> {
  const jwt = new SignJWT({ role }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setSubject(subject).setIssuedAt();
  return jwt.setExpirationTime('1h').sign(new TextEncoder().encode(secret));
}
