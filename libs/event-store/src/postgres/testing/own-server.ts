import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type PostgresServer, startPostgres } from '#tools/embedded-postgres/server';
import { freePort } from '#tools/free-port';
import { Observer, until } from './observer.js';

/** A PostgreSQL of the test's own that keeps what it has acknowledged, to be stopped, killed and started again on the same data. */
export class OwnServer {
  readonly #port: number;
  readonly #settings: Readonly<Record<string, string>>;
  #server: PostgresServer | undefined;

  private constructor(
    /** Holds the data folder `postgres` and whatever the test puts beside it. */
    readonly folder: string,
    port: number,
    settings: Readonly<Record<string, string>>,
  ) {
    this.#port = port;
    this.#settings = settings;
  }

  /** @param folder empty; one of its own by default */
  static async start(options: { readonly folder?: string; readonly settings?: Readonly<Record<string, string>> } = {}): Promise<OwnServer> {
    const folder = options.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'orderline-own-')));
    await chmod(folder, 0o755); // PostgreSQL may run as another user
    const server = new OwnServer(folder, await freePort(), options.settings ?? {});
    await server.start();
    return server;
  }

  get dataDirectory(): string {
    return path.join(this.folder, 'postgres');
  }

  get url(): string {
    return `postgres://postgres:own@127.0.0.1:${this.#port}/postgres`;
  }

  async start(): Promise<void> {
    this.#server = await startPostgres({
      dataDirectory: this.dataDirectory,
      port: this.#port,
      password: 'own',
      settings: this.#settings,
      logFile: path.join(this.folder, 'postgres.log'),
    });
  }

  /** crash: all its processes at once. kill: only the first one, the sessions find out by themselves. Answers when that one has ended. */
  async stop(how: 'fast' | 'crash' | 'kill'): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    if (how === 'kill') {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    } else await server.stop(how === 'fast' ? 'fast' : 'immediate');
  }

  /** After a trouble that it may or may not have survived: answers when it takes connections, started again where it has ended. */
  async recover(): Promise<void> {
    let ended = this.#server === undefined;
    void this.#server?.exited.then(() => (ended = true));
    await until('the server takes connections or has ended', async () => ended || this.#takesConnections());
    if (ended) await this.start();
  }

  async #takesConnections(): Promise<boolean> {
    try {
      await (await Observer.open(this.url)).close();
      return true;
    } catch {
      return false; // starting, or ended: its process shows which
    }
  }

  async remove(): Promise<void> {
    await this.stop('crash');
    await rm(this.folder, { recursive: true, force: true });
  }
}
