import { chmod, chown, copyFile, lstat, mkdir, mkdtemp, readdir, rm, symlink, readlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '#tools/embedded-postgres/server';
import { freePort } from '#tools/free-port';

const PASSWORD = 'pair';
const SLOT = 'standby';
const PATIENCE_MS = 30_000;
/** Not part of a base backup: of the running server, or of its log, which the standby fetches. */
const LEFT_OUT = /^(pg_wal|pg_replslot|pg_stat_tmp|pg_dynshmem|pg_notify|pg_subtrans)\/.|^postmaster\./;

/** A primary and a standby that follows it through a replication slot, both real servers with default durability. */
export class ServerPair {
  #primary: PostgresServer | undefined;
  #standby: PostgresServer | undefined;

  private constructor(
    private readonly folder: string,
    private readonly ports: readonly [primary: number, standby: number],
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** @param settings of both servers, besides the defaults */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<ServerPair> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-pair-'));
    await chmod(folder, 0o755); // PostgreSQL may run as another user
    const pair = new ServerPair(folder, [await freePort(), await freePort()], settings);
    pair.#primary = await pair.#start('primary', pair.ports[0]);
    return pair;
  }

  /** Names both servers: connections go to the one that takes writes. */
  urlOf(database: string): string {
    const [primary, standby] = this.ports;
    return `postgres://postgres:${PASSWORD}@127.0.0.1:${primary},127.0.0.1:${standby}/${database}?target_session_attrs=read-write`;
  }

  /** Makes the standby out of a backup of the primary, which may be written to meanwhile, and waits until it follows. */
  async addStandby(): Promise<void> {
    const directory = path.join(this.folder, 'standby');
    const [port] = this.ports;
    const backup = new pg.Client({ connectionString: this.#urlOfPort(port) });
    await backup.connect();
    try {
      await backup.query(`select pg_create_physical_replication_slot('${SLOT}', true)`);
      await backup.query(`select pg_backup_start('standby', true)`);
      await copyFolder(path.join(this.folder, 'primary'), directory);
      const { rows } = await backup.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
      await this.#write(directory, 'backup_label', rows[0]?.labelfile ?? '');
    } finally {
      await backup.end();
    }
    const source = `host=127.0.0.1 port=${port} user=postgres password=${PASSWORD} application_name=${SLOT}`;
    await this.#write(directory, 'postgresql.auto.conf', `primary_conninfo = '${source}'\nprimary_slot_name = '${SLOT}'\n`);
    await this.#write(directory, 'standby.signal', '');
    this.#standby = await this.#start('standby', this.ports[1]);
    await this.#until(
      port,
      'the standby follows',
      `select from pg_stat_replication where application_name = '${SLOT}' and state = 'streaming'`,
    );
  }

  /** From here on a commit on the primary answers only once the standby has it on its disk. */
  async makeSynchronous(): Promise<void> {
    const [port] = this.ports;
    await this.#run(port, `alter system set synchronous_standby_names = '${SLOT}'`);
    await this.#run(port, 'select pg_reload_conf()');
    await this.#until(port, 'the standby is waited for', `select from pg_stat_replication where sync_state = 'sync'`);
  }

  /** The standby has all that was written so far, and gets nothing of what is written from now on. */
  async cutOff(): Promise<void> {
    const [primary, standby] = this.ports;
    const [end] = await this.#run(primary, 'select pg_current_wal_flush_lsn()::text as lsn');
    await this.#until(standby, 'the standby has everything', `select where pg_last_wal_replay_lsn() >= '${String(end?.lsn)}'::pg_lsn`);
    await this.#run(standby, `alter system set primary_conninfo = ''`);
    await this.#run(standby, 'select pg_reload_conf()');
    await this.#until(standby, 'the standby is cut off', 'select where not exists (select from pg_stat_wal_receiver)');
  }

  /** The primary ends as in a crash, and the standby takes its place. */
  async failOver(): Promise<void> {
    await this.#primary?.stop('immediate');
    this.#primary = undefined;
    await this.#run(this.ports[1], 'select pg_promote()');
    await this.#until(this.ports[1], 'the standby takes writes', 'select where not pg_is_in_recovery()');
  }

  async close(): Promise<void> {
    await this.#standby?.stop('immediate');
    await this.#primary?.stop('immediate');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #start(name: string, port: number): Promise<PostgresServer> {
    return startPostgres({
      dataDirectory: path.join(this.folder, name),
      port,
      password: PASSWORD,
      settings: this.settings,
      logFile: path.join(this.folder, `${name}.log`),
    });
  }

  #urlOfPort(port: number): string {
    return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
  }

  async #run(port: number, statement: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.#urlOfPort(port) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async #until(port: number, what: string, query: string): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; (await this.#run(port, query)).length === 0; await delay(20)) {
      if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    }
  }

  async #write(directory: string, name: string, text: string): Promise<void> {
    const file = path.join(directory, name);
    await writeFile(file, text, { mode: 0o600 });
    const { uid, gid } = await lstat(directory);
    await chown(file, uid, gid);
  }
}

/** A copy of the folder of a server at work, with the same owners: what vanishes meanwhile is of no use to the copy. */
async function copyFolder(from: string, to: string, below = ''): Promise<void> {
  const { mode, uid, gid } = await lstat(path.join(from, below));
  await mkdir(path.join(to, below), { recursive: true, mode });
  await chown(path.join(to, below), uid, gid);
  for (const entry of await readdir(path.join(from, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name);
    if (LEFT_OUT.test(name)) continue;
    if (entry.isDirectory()) await copyFolder(from, to, name);
    else if (entry.isSymbolicLink()) await symlink(await readlink(path.join(from, name)), path.join(to, name));
    else await copyOne(path.join(from, name), path.join(to, name), { uid, gid });
  }
}

async function copyOne(from: string, to: string, { uid, gid }: { readonly uid: number; readonly gid: number }): Promise<void> {
  try {
    await copyFile(from, to);
    await chown(to, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
