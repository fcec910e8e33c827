import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ReplayError } from './replay-error.js';

export interface Installation {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
}

/**
 * The log and the database to work on: those that the environment names, else those of the installation that runs here. One alone may be named
 * only where it is the installation's own: views folded from another log would be replaced by what does not belong in them.
 * @throws ReplayError
 */
export async function findInstallation(environment: NodeJS.ProcessEnv): Promise<Installation> {
  const { EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl } = environment;
  if (eventStoreUrl && readModelsUrl) return { eventStoreUrl, readModelsUrl };
  const running = await readRuntime(path.resolve(environment.DATA_DIR || '.data', 'runtime.json'));
  if ((eventStoreUrl || running.eventStoreUrl) !== running.eventStoreUrl)
    throw new ReplayError('EVENT_STORE_URL is not the log of the installation that runs here: unset it, or set READ_MODELS_URL as well.');
  if ((readModelsUrl || running.readModelsUrl) !== running.readModelsUrl)
    throw new ReplayError(
      'READ_MODELS_URL is not the database of the installation that runs here: unset it, or set EVENT_STORE_URL as well.',
    );
  return running;
}

async function readRuntime(file: string): Promise<Installation> {
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
    const { eventStoreUrl, postgresUrl } = JSON.parse(content) as { eventStoreUrl?: unknown; postgresUrl?: unknown };
    if (typeof eventStoreUrl === 'string' && typeof postgresUrl === 'string') return { eventStoreUrl, readModelsUrl: postgresUrl };
  } catch (cause) {
    throw new ReplayError(`${file} is damaged: stop the installation and start it again.`, 1, { cause });
  }
  throw new ReplayError(`${file} does not name the log and the database: stop the installation and start it again.`);
}
