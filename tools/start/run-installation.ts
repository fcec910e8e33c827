import path from 'node:path';
import { withSecretFiles } from '#platform/config/secret-files';
import { launch, type LaunchOptions } from './launch.js';
import { prepareDatabases } from './prepare-databases.js';
import { readSettings } from './settings.js';
import { terminal } from './terminal.js';

const dist = path.resolve(import.meta.dirname, '..', '..');
const entries = {
  'command-api': path.join(dist, 'apps/command-api/src/main.js'),
  'query-api': path.join(dist, 'apps/query-api/src/main.js'),
  projector: path.join(dist, 'apps/projector/src/main.js'),
};

/** Runs the installation in this process's terminal until Ctrl-C, a signal, or the end of the command that started it. */
export async function runInstallation(extra: Pick<LaunchOptions, 'onReady'> = {}): Promise<void> {
  const { stop, hurry } = watchForTheEnd();
  try {
    await launch({
      settings: readSettings(),
      entries,
      migrate: (urls) => prepareDatabases({ ...urls, keysUrl: withSecretFiles(process.env).KEYS_URL || undefined }, terminal.report, stop),
      terminal,
      stop,
      hurry,
      ...extra,
    });
  } catch (error) {
    const { exitCode, message } = error as { exitCode?: unknown; message?: string };
    if (typeof exitCode !== 'number') throw error;
    console.error(message);
    process.exitCode = exitCode;
  }
}

function watchForTheEnd(): { readonly stop: AbortSignal; readonly hurry: AbortSignal } {
  const stop = new AbortController();
  const hurry = new AbortController();
  let asked = 0;
  const onSignal = () => {
    if (stop.signal.aborted && Date.now() - asked > 500) hurry.abort(); // sooner it is the same Ctrl-C, by way of npm
    asked ||= Date.now();
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // A command that is killed tells nobody; its children get another parent.
  const starter = Number(process.env.ORDERLINE_STARTED_BY);
  if (starter > 0) setInterval(() => process.ppid !== starter && stop.abort(), 500).unref();
  // The terminal may be closed before everything has stopped.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => stop.abort());
  return { stop: stop.signal, hurry: hurry.signal };
}
