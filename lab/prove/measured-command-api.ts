import { SignJWT } from 'jose';
import { migrateEventStore } from '#event-store/postgres/schema';
import { readOrMakeSecrets } from '#tools/secrets';
import { environmentOf } from '../test-bed/app-environment.js';
import { withChild } from '../test-bed/child-process.js';
import { createDatabase, withScratchFolder } from '../test-bed/scratch-postgres.js';

export interface MeasuredCommandApi {
  readonly url: string;
  readonly databaseUrl: string;
  readonly token: string;
  /** What its process has used so far. */
  usage(): Promise<{ readonly residentBytes: number; readonly processorSeconds: number }>;
  /** One more process of the same installation, for as long as it is used. */
  withAnother<Result>(use: (api: MeasuredCommandApi) => Promise<Result>): Promise<Result>;
}

/** A command API as a process of its own on a database of its own, from the build; nothing else works there. @param settings beside the usual ones */
export async function withCommandApi<Result>(
  server: string,
  name: string,
  settings: NodeJS.ProcessEnv,
  use: (api: MeasuredCommandApi) => Promise<Result>,
): Promise<Result> {
  const url = await createDatabase(server, name);
  await migrateEventStore(url);
  return withScratchFolder(async (folder) => {
    const secrets = await readOrMakeSecrets(folder);
    const environment: NodeJS.ProcessEnv = {
      ...environmentOf({ url, folder }, secrets),
      PROCESS_MANAGERS: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    };
    return withProcess(environment, await importerToken(secrets.jwtSecret), url, use);
  });
}

function withProcess<Result>(
  environment: NodeJS.ProcessEnv,
  token: string,
  databaseUrl: string,
  use: (api: MeasuredCommandApi) => Promise<Result>,
): Promise<Result> {
  return withChild('apps/command-api/src/main.js', { environment }, async (child) => {
    const { url, metricsUrl } = (await child.answer()) as { readonly url: string; readonly metricsUrl: string };
    const usage = async () => {
      const text = await (await fetch(metricsUrl)).text();
      const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
      return { residentBytes: read('process_resident_memory_bytes'), processorSeconds: read('process_cpu_seconds_total') };
    };
    const withAnother: MeasuredCommandApi['withAnother'] = (useAnother) => withProcess(environment, token, databaseUrl, useAnother);
    return use({ url, databaseUrl, token, usage, withAnother });
  });
}

function importerToken(secret: string): Promise<string> {
  const jwt = new SignJWT({ role: 'importer' }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setSubject('prove').setIssuedAt();
  return jwt.setExpirationTime('4h').sign(new TextEncoder().encode(secret));
}
