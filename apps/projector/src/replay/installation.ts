import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ReplayError } from './replay-error.js';

export interface Installation {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
}

/** The databases to work on: those that the environment names, else those of the local installation. @throws ReplayError */
export async function findInstallation(environment: NodeJS.ProcessEnv): Promise<Installation> {
  const { EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl } = environment;
  if (eventStoreUrl && readModelsUrl) return { eventStoreUrl, readModelsUrl };
  if (eventStoreUrl || readModelsUrl) throw new ReplayError('Set both EVENT_STORE_URL and READ_MODELS_URL, or neither.');
  const file = path.resolve(environment.DATA_DIR || '.data', 'runtime.json');
  const postgresUrl = await readPostgresUrl(file);
  return { eventStoreUrl: postgresUrl, readModelsUrl: postgresUrl };
}

async function readPostgresUrl(file: string): Promise<string> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw new ReplayError(`${file} cannot be read.`, 1, { cause });
    throw new ReplayError('Nothing runs here: start the installation with npm start, or set EVENT_STORE_URL and READ_MODELS_URL.', 1, {
      cause,
    });
  }
  try {
    const { postgresUrl } = JSON.parse(content) as { postgresUrl?: unknown };
    if (typeof postgresUrl === 'string') return postgresUrl;
  } catch (cause) {
    throw new ReplayError(`${file} is damaged: stop the installation and start it again.`, 1, { cause });
  }
  throw new ReplayError(`${file} names no database: stop the installation and start it again.`);
}
