import pg from 'pg';
import { type ConnectionTarget, readConnectionUrl } from './connection-url.js';

/** The servers of a connection string, and the one that was last found to work, which all connections of the process share. */
interface Servers extends ConnectionTarget {
  current: number;
  /** A pooler stood in between when somebody last connected. */
  pooled: boolean;
}

/** As the driver's types have it. */
type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

/** What the driver asks for as parameters of the start-up that poolers do not know. */
const LIMITS = new Set(['options', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']);

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
  readonly #patienceMs: number | undefined;

  #pooled = false;

  /** @throws DatabaseUnusable */
  constructor(config: string | pg.ClientConfig = {}) {
    const { connectionString = '', ...others } = typeof config === 'string' ? { connectionString: config } : config;
    const servers = serversOf(connectionString);
    super({ ...(servers.pooled ? withoutLimits(others) : others), connectionString: servers.urls[servers.current] });
    this.#servers = servers;
    this.#server = servers.current;
    this.#patienceMs = others.connectionTimeoutMillis;
  }

  /**
   * Whether a pooler stands in between, which may give the server's session to somebody else after each transaction. Then statements are prepared
   * without a name, notifications may never come, and the limits of the configuration are not asked for: a pooler would refuse the connection.
   */
  get pooled(): boolean {
    return this.#pooled;
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
    // The server may end the session in the same breath as it lets in, before anybody else can hear of it; then what comes next fails with it.
    const ignore = () => undefined;
    this.on('error', ignore);
    try {
      await super.connect();
      await this.#look();
      return this;
    } catch (error) {
      if (isRefusedLimit(error)) this.#servers.pooled = true;
      const { urls, current } = this.#servers;
      if (current === this.#server) this.#servers.current = (current + 1) % urls.length;
      throw error;
    } finally {
      this.off('error', ignore);
    }
  }

  /** At who answers: a pooler gives out numbers of its own for the sessions that clients may cancel. */
  async #look(): Promise<void> {
    try {
      const text = `select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off' as writable, pg_backend_pid() as session`;
      // A pooler lets a client in and keeps it waiting for a connection to the server.
      const limit = this.#patienceMs === undefined ? {} : { query_timeout: this.#patienceMs };
      const { rows } = await this.query<{ writable: boolean; session: number }>({ text, ...limit });
      if (this.#servers.writable && rows[0]?.writable !== true) throw new ServerReadsOnly(this.host, this.port);
      this.#pooled = rows[0]?.session !== undefined && rows[0].session !== (this as { processID?: number | null }).processID;
      this.#servers.pooled = this.#pooled;
      if (this.#pooled) this.query = withoutNames(Reflect.get(this, 'query'));
    } catch (error) {
      await this.end().catch(() => undefined); // It is of no use either way.
      throw error;
    }
  }
}

function withoutLimits(config: pg.ClientConfig): pg.ClientConfig {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !LIMITS.has(name)));
}

function isRefusedLimit(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '08P01' && error.message.includes('startup parameter');
}

/** The next transaction may get a session that does not know the statement, or knows another one by its name. */
function withoutNames(query: pg.Client['query']): pg.Client['query'] {
  return new Proxy(query, {
    apply: (target, client, [config, ...others]: unknown[]): unknown =>
      Reflect.apply(target, client, [isNamed(config) ? { ...config, name: undefined } : config, ...others]),
  });
}

function isNamed(config: unknown): config is { readonly name: string } {
  return typeof config === 'object' && config !== null && 'name' in config && !('submit' in config);
}

/** A standby, or a server set to refuse writes; another one of the connection string may take them. */
class ServerReadsOnly extends Error {
  override readonly name = 'ServerReadsOnly';
  readonly code = 'ESERVERREADSONLY';
  constructor(host: string, port: number) {
    super(`The connection to the server ${host}:${port} is of no use: it takes no writes`);
  }
}

/** Whether whoever last connected met a pooler. */
export const isPooled = (connectionString: string): boolean => known.get(connectionString)?.pooled === true;

function serversOf(connectionString: string): Servers {
  const servers = known.get(connectionString) ?? { ...readConnectionUrl(connectionString), current: 0, pooled: false };
  known.set(connectionString, servers);
  return servers;
}
