import pg from 'pg';
import { CONNECTION_PATIENCE_MS } from './out-of-connections.js';

/** A server that says nothing for so long while somebody connects is taken for lost. */
const CONNECT_LIMIT_MS = 5_000;

type Callback = Parameters<pg.Pool['connect']>[0];

/**
 * The driver's pool, in which whoever waits gives up before the connection does that is being made for him: he is told in time, and it is there for the
 * next one. The driver's own gives up both at once, so that on a busy machine, where making one takes longer than a request waits, none ever comes.
 */
export class PatientPool extends pg.Pool {
  constructor(
    config: pg.PoolConfig,
    private readonly patienceMs = CONNECTION_PATIENCE_MS,
    limitMs = CONNECT_LIMIT_MS,
  ) {
    super({ ...config, connectionTimeoutMillis: limitMs });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      this.#connect(callback);
      return undefined;
    }
    const { promise, resolve, reject } = Promise.withResolvers<pg.PoolClient>();
    this.#connect((error, client) => (client === undefined ? reject(error ?? new Error('There is no connection')) : resolve(client)));
    return promise;
  }

  #connect(callback: Callback): void {
    if (this.idleCount > this.waitingCount) return super.connect(callback); // There is one for him.
    let isWaiting = true;
    // In the words of the driver's pool.
    const giveUp = () => {
      isWaiting = false;
      callback(new Error('timeout exceeded when trying to connect'), undefined, () => undefined);
    };
    const timer = setTimeout(giveUp, this.patienceMs);
    super.connect((error, client, release) => {
      clearTimeout(timer);
      if (isWaiting) callback(error, client, release);
      else if (client !== undefined) release(); // Else the driver's own limit was reached, too.
    });
  }
}
