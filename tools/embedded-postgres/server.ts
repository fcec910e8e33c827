import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { isPortFree } from '../free-port.js';
import { OperatorError } from '../operator-error.js';
import { type Account, accountFor, cleanEnvironment } from './account.js';
import { type Binaries, installedBinaries } from './binaries.js';
import { ensureCluster, SUPERUSER } from './cluster.js';
import { endOrphanedSessions, stopLeftover } from './leftover.js';
import { reachableBinaries, reachableData } from './reach.js';
import { endOfLog, reasonIn } from './server-log.js';

export interface PostgresOptions {
  /** Made on the first start. */
  readonly dataDirectory: string;
  readonly port: number;
  readonly password: string;
  /** Server settings besides the defaults, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Default: those that are installed with the project. */
  readonly binaries?: Binaries;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface PostgresServer {
  /** Of the database `postgres`. */
  readonly url: string;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** fast: ends sessions and writes everything down. immediate: as a crash, the next start recovers. Answers when the server has ended. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

const RECOVERY_PATIENCE = 300_000;
const SHARED_MEMORY_PATIENCE = 30_000;

/**
 * A real PostgreSQL on 127.0.0.1 in a process group of its own, so that Ctrl-C reaches only whoever started it. Answers when it takes connections.
 * @throws OperatorError where the folder, its permissions, the port or the installation stand in the way
 */
export async function startPostgres(given: PostgresOptions): Promise<PostgresServer> {
  const options = { ...given, dataDirectory: path.resolve(given.dataDirectory) };
  const account = await accountFor(options.dataDirectory);
  const binaries = await reachableBinaries(options.binaries ?? (await installedBinaries()), account);
  const directory = await reachableData(options.dataDirectory, account);
  await stopLeftover(directory);
  await ensureCluster({
    directory,
    password: options.password,
    binaries,
    account,
    shownAs: options.dataDirectory,
    durable: options.settings?.fsync !== 'off',
  });

  if (!(await isPortFree(options.port))) throw portTaken(options.port);
  const deadline = Date.now() + SHARED_MEMORY_PATIENCE;
  for (;;) {
    const logStart = endOfLog(options.logFile);
    const server = spawnServer(options, directory, binaries, account);
    if (await takesConnections(server, options, directory)) return server;
    const reason = reasonIn(options.logFile, logStart);
    if (/shared memory block .* still in use/.test(reason) && Date.now() < deadline) {
      await endOrphanedSessions(directory);
      await delay(200);
      continue;
    }
    if (/could not (bind|create any TCP)/.test(reason)) {
      throw new OperatorError(
        `PostgreSQL cannot listen on 127.0.0.1:${options.port}, as the port is taken: stop what uses it, or start again.`,
      );
    }
    throw new OperatorError(
      `PostgreSQL cannot start on ${options.dataDirectory}: ${reason || 'it ended without a reason'} (see ${options.logFile}); if the folder is damaged, restore it from a backup or move it away.`,
    );
  }
}

function portTaken(port: number): OperatorError {
  return new OperatorError(`PostgreSQL cannot listen on 127.0.0.1:${port}, as the port is taken: stop what uses it, or start again.`);
}

function spawnServer(
  { port, password, settings = {}, logFile }: PostgresOptions,
  directory: string,
  binaries: Binaries,
  account: Account,
): PostgresServer {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '300',
    ...settings,
  };
  const args = ['-D', directory, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(logFile, 'a');
  const child = spawn(binaries.postgres, args, {
    ...account,
    cwd: '/',
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const { promise: exited, resolve } = Promise.withResolvers<Exit>();
  child.once('exit', (code, signal) => resolve({ code, signal }));
  child.once('error', () => resolve({ code: null, signal: null }));
  return {
    url: `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    pid: child.pid ?? 0,
    exited,
    async stop(mode = 'fast') {
      child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await exited;
    },
  };
}

/** False when the server has ended before it took a connection. Crash recovery is waited for. */
async function takesConnections(server: PostgresServer, { dataDirectory, logFile }: PostgresOptions, directory: string): Promise<boolean> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const deadline = Date.now() + RECOVERY_PATIENCE;
  while (Date.now() < deadline) {
    if (ended) return false;
    const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // the server went away; the next attempt shows it
    try {
      await client.connect();
      const { rows } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
      if (rows[0]?.directory === directory) return true;
    } catch (error) {
      // Anything else means: not yet. A wrong password may also come from another server on a port that ours did not get; then ours ends.
      if ((error as { code?: string }).code === '28P01' && !(await Promise.race([server.exited, delay(500)]))) {
        await server.stop();
        throw new OperatorError(
          `The password in ${path.join(path.dirname(dataDirectory), 'secrets.json')} is not that of ${dataDirectory}: put the secrets back that belong to it, or move the data folder away to begin with an empty database.`,
          { cause: error },
        );
      }
    } finally {
      await client.end();
    }
    await delay(25);
  }
  await server.stop('immediate');
  throw new OperatorError(`PostgreSQL takes no connections after ${RECOVERY_PATIENCE / 60_000} minutes: see ${logFile}.`);
}
