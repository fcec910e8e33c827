import { loadConfig } from '#platform/config/config';
import { findInstallation } from './replay/installation.js';
import { ConfigError } from '#platform/config/config-error';
import { withSecretFiles } from '#platform/config/secret-files';
import { checkEventStore, openEventStore } from '#event-store/open-event-store';
import { askServer } from '#postgres/await-server';
import { migrateReadModels } from './migrate.js';
import { openSearchTarget } from './product-index/search-target.js';
import { parseCommand, usage } from './replay/command.js';
import { knownViews } from './replay/known-views.js';
import { perform } from './replay/perform.js';
import { ReplayError } from './replay/replay-error.js';
import { createReporter, silentReporter } from './replay/reporter.js';
import { sentenceFor } from './replay/sentence-for.js';
import { openSession } from './replay/workbench.js';

const INTERRUPTED = 130;

/** `npm run replay -- <verb>`: 0 when it did what was asked, 3 where a comparison found differences, 1 for anything else. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.verb === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  const environment = withSecretFiles(process.env);
  const { eventStoreUrl, readModelsUrl } = await findInstallation(environment);
  await requireServers({ EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl });
  const search = openSearchTarget(loadConfig(process.env, []));
  const log = openEventStore(eventStoreUrl);
  const session = await openSession(readModelsUrl, command.verb);
  try {
    await checkEventStore(eventStoreUrl);
    const projections = await knownViews(session, process.env);
    await migrateReadModels(readModelsUrl, projections);
    const { exitCode, document, text } = await perform(
      {
        url: readModelsUrl,
        keysUrl: environment.KEYS_URL || readModelsUrl,
        log,
        session,
        projections,
        search,
        reporter: command.json ? silentReporter : createReporter(process.stdout, process.stdin),
        signal: interrupt.signal,
      },
      command,
    );
    process.stdout.write(command.json ? `${JSON.stringify(document)}\n` : `${text}\n`);
    return exitCode;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write('Interrupted. What was done so far is kept; run the same again to go on.\n');
    return INTERRUPTED;
  } finally {
    await search?.client.close();
    await session.close();
    await log.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const sentence = sentenceFor(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof ReplayError || error instanceof ConfigError ? error.exitCode : 1;
}

/** Before anything else is opened, so that whatever stands in the way is one sentence. @throws ReplayError, DatabaseUnusable */
async function requireServers(urls: Readonly<Record<string, string>>): Promise<void> {
  for (const [setting, url] of Object.entries(urls)) {
    const reason = /^postgres(ql)?:/.test(url) ? await askServer({ setting, url }) : undefined;
    if (reason !== undefined) throw new ReplayError(`The database does not answer: ${reason}. Is the installation running? (npm start)`);
  }
}
