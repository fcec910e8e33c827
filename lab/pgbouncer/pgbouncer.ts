import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { accountFor, run } from '#tools/embedded-postgres/account';
import { freePort } from '#tools/free-port';

export interface PgBouncerOptions {
  /** The server behind it, as its superuser; every database of it can be reached. */
  readonly server: string;
  readonly poolMode?: 'transaction' | 'session';
  /** Connections to the server for each database and user. Default 4. */
  readonly poolSize?: number;
  /** Connections that clients may have. Default 1,000. */
  readonly maxClients?: number;
  /** Further lines of its configuration. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Default: {@link findPgBouncer}. */
  readonly program?: string;
}

export interface PgBouncer {
  /** The same database, role and password through the pooler. */
  readonly through: (url: string) => string;
  /** Its own statistics, as `show pools`. */
  readonly show: (what: string) => Promise<Record<string, string>[]>;
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 10_000;

/** The one that PGBOUNCER names, the first on the path, or Debian's. @returns undefined where there is none */
export async function findPgBouncer(): Promise<string | undefined> {
  const { PGBOUNCER, PATH = '' } = process.env;
  const candidates = [...PATH.split(path.delimiter), '/usr/sbin'].map((folder) => path.join(folder, 'pgbouncer'));
  for (const candidate of PGBOUNCER === undefined ? candidates : [PGBOUNCER]) {
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false, // The next one, then.
    );
    if (found) return candidate;
  }
  return undefined;
}

/** As `1.18.0`. */
export async function versionOf(program: string): Promise<string> {
  const { output } = await run(program, ['--version'], undefined);
  return /PgBouncer (\S+)/i.exec(output)?.[1] ?? output;
}

/** A real PgBouncer on 127.0.0.1, with no setting that Orderline would need beside the pool's mode and size. Answers when it lets clients in. */
export async function startPgBouncer(options: PgBouncerOptions): Promise<PgBouncer> {
  const program = options.program ?? (await findPgBouncer());
  if (program === undefined) throw new Error('PgBouncer is not installed.');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-pgbouncer-'));
  const port = await freePort();
  const file = path.join(folder, 'pgbouncer.ini');
  const account = await accountFor(path.join(folder, 'none'));
  const server = new URL(options.server);
  await writeFile(path.join(folder, 'users.txt'), `"${server.username}" "${decodeURIComponent(server.password)}"\n`);
  await writeFile(file, configuration(options, folder, port));
  await chmod(folder, 0o755);
  if (account !== undefined) for (const each of [folder, file]) await chown(each, account.uid, account.gid);

  const child = spawn(program, [file], { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-10_000)));
  const exited = once(child, 'exit');
  const through = (url: string, database?: string) => {
    const pooled = new URL(url);
    [pooled.hostname, pooled.port] = ['127.0.0.1', String(port)];
    if (database !== undefined) pooled.pathname = `/${database}`;
    return pooled.href;
  };
  const show = (what: string) => ask(through(options.server, 'pgbouncer'), `show ${what}`);
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(20)) {
    try {
      await show('version');
      return { through, show, stop };
    } catch (error) {
      if (child.exitCode === null && Date.now() < deadline) continue;
      await stop();
      throw new Error(`PgBouncer does not serve: ${said}`, { cause: error });
    }
  }
}

function configuration(
  { server, poolMode = 'transaction', poolSize = 4, maxClients = 1_000, settings }: PgBouncerOptions,
  folder: string,
  port: number,
): string {
  const { hostname, port: serverPort, username } = new URL(server);
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    pool_mode: poolMode,
    default_pool_size: poolSize,
    max_client_conn: maxClients,
    auth_type: 'scram-sha-256',
    auth_file: path.join(folder, 'users.txt'),
    auth_user: username,
    auth_query: 'select usename, passwd from pg_shadow where usename = $1',
    admin_users: username,
    server_login_retry: 1, // Where the server is started again, it shows at once.
    ...settings,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name} = ${value}`);
  return ['[databases]', `* = host=${hostname} port=${serverPort}`, '[pgbouncer]', ...text, ''].join('\n');
}

/** The console understands no more than a simple query. */
async function ask(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // The question fails with it.
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}
