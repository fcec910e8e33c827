import pg from 'pg';
import { type ConnectionTarget, readConnectionUrl } from './connection-url.js';

/** The servers of a connection string, and the one that was last found to work, which all connections of the process share. */
interface Servers extends ConnectionTarget {
  current: number;
}

/** As the driver's types have it. */
type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

const known = new Map<string, Servers>();

/**
 * The driver's client for a connection string that may name several servers. A connection goes to the server that worked last; where that fails,
 * it fails as usual, and the next one goes to the next server: whoever tries again, as everybody here does, gets through.
 *
 * For pools too: `new pg.Pool({ Client, connectionString, … })`. The configuration has to have a `connectionString`.
 */
export class Client extends pg.Client {
  readonly #servers: Servers;
  readonly #server: number;

  /** @throws DatabaseUnusable */
  constructor(config: string | pg.ClientConfig = {}) {
    const { connectionString = '', ...others } = typeof config === 'string' ? { connectionString: config } : config;
    const servers = serversOf(connectionString);
    super({ ...others, connectionString: servers.urls[servers.current] });
    this.#servers = servers;
    this.#server = servers.current;
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    const connected = this.#connect();
    if (callback === undefined) return connected;
    const answer = callback as (error: Error | null, client: pg.Client) => void;
    connected.then(
      () => answer(null, this),
      (error: Error) => answer(error, this),
    );
    return undefined;
  }

  async #connect(): Promise<pg.Client> {
    try {
      await super.connect();
      if (this.#servers.writable) await this.#requireWritable();
      return this;
    } catch (error) {
      const { urls, current } = this.#servers;
      if (current === this.#server) this.#servers.current = (current + 1) % urls.length;
      throw error;
    }
  }

  async #requireWritable(): Promise<void> {
    const ignore = () => undefined; // The statement fails with it.
    this.on('error', ignore);
    try {
      const { rows } = await this.query<{ writable: boolean }>(
        `select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off' as writable`,
      );
      if (rows[0]?.writable !== true) throw new ServerReadsOnly(this.host, this.port);
    } catch (error) {
      await this.end().catch(() => undefined); // It is of no use either way.
      throw error;
    } finally {
      this.off('error', ignore);
    }
  }
}

/** A standby, or a server set to refuse writes; another one of the connection string may take them. */
class ServerReadsOnly extends Error {
  override readonly name = 'ServerReadsOnly';
  readonly code = 'ESERVERREADSONLY';
  constructor(host: string, port: number) {
    super(`The connection to the server ${host}:${port} is of no use: it takes no writes`);
  }
}

function serversOf(connectionString: string): Servers {
  const servers = known.get(connectionString) ?? { ...readConnectionUrl(connectionString), current: 0 };
  known.set(connectionString, servers);
  return servers;
}
