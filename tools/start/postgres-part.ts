import path from 'node:path';
import { startPostgres } from '../embedded-postgres/server.js';
import { freePort } from '../free-port.js';
import { type Claim } from './claim.js';
import { ensureDatabase } from './database.js';
import { putAside } from './log-files.js';
import { type Running, supervise, type Supervised } from './supervise.js';

const GRACE_MS = 30_000;
/** How often the server's log is looked at, which it writes by itself. */
const LOOK_AT_LOG_MS = 30_000;

/**
 * Starts the installation's own PostgreSQL, durable, under `<data folder>/postgres`, and keeps it running on the same port.
 * @throws OperatorError where it cannot start
 */
export async function runPostgres(
  dataDirectory: string,
  password: string,
  claim: Claim,
  report: (text: string) => void,
): Promise<{ readonly url: string; readonly supervised: Supervised }> {
  const port = await freePort(claim.postgresPort);
  const logFile = path.join(dataDirectory, 'logs', 'postgres.log');
  putAside(logFile);
  const options = { dataDirectory: path.join(dataDirectory, 'postgres'), port, password, logFile };
  const server = await startPostgres(options);
  await claim.notePostgresPort(port);
  setInterval(() => boundLog(logFile, report), LOOK_AT_LOG_MS).unref();
  let first: Running | undefined = asPart(server);
  const supervised = supervise(
    {
      name: 'PostgreSQL',
      start: async () => {
        const running = first ?? asPart(await startPostgres(options));
        first = undefined;
        return running;
      },
    },
    report,
  );
  try {
    return { url: await ensureDatabase(server.url), supervised };
  } catch (error) {
    await supervised.stop(AbortSignal.timeout(GRACE_MS));
    throw error;
  }
}

function boundLog(logFile: string, report: (text: string) => void): void {
  try {
    putAside(logFile);
  } catch (error) {
    report(`PostgreSQL: its log cannot be put aside: ${(error as Error).message}`);
  }
}

function asPart(server: Awaited<ReturnType<typeof startPostgres>>): Running {
  return {
    pid: server.pid,
    ready: Promise.resolve(),
    exited: server.exited.then(({ code, signal }) => (signal === null ? `exit code ${code}` : `killed by ${signal}`)),
    async stop(hurry) {
      const late = AbortSignal.any([hurry, AbortSignal.timeout(GRACE_MS)]);
      const hasten = () => void server.stop('immediate');
      if (late.aborted) hasten();
      late.addEventListener('abort', hasten, { once: true });
      await server.stop('fast');
      late.removeEventListener('abort', hasten);
    },
  };
}
