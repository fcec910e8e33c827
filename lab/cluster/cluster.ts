import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { isPortFree } from '#tools/free-port';
import { migratePart, schemasOf } from '#tools/migrate/schemas';
import { type Gateway, startGateway } from '../gateway/gateway.js';
import { ServerPair } from '../standby/server-pair.js';
import { type AppName, Replica } from './replica.js';

const apps: readonly AppName[] = ['projector', 'command-api', 'query-api'];
/** Longer than the gateway keeps an idle connection. */
const SHUTDOWN_DELAY_MS = 7_000;

const secret = () => randomBytes(32).toString('base64url');

/** Free, and none that the system gives to anybody for a while: it must be there again after a restart. */
async function steadyPort(given: Set<number>, preferred = randomInt(20_000, 32_000)): Promise<number> {
  if (given.has(preferred) || !(await isPortFree(preferred))) return steadyPort(given);
  given.add(preferred);
  return preferred;
}

interface Parts {
  readonly folder: string;
  readonly replicas: readonly Replica[];
  readonly gateway: Gateway;
  readonly servers: ServerPair;
}

/** Two of each process behind the gateway, and a PostgreSQL with a standby that has every commit before it is acknowledged. All of it on loopback ports. */
export class Cluster {
  readonly #jwtSecret = secret();
  readonly #replicas: Replica[] = [];
  readonly #closers: (() => Promise<unknown>)[] = [];
  readonly #parts: Promise<Parts>;
  #folder: string | undefined;
  #closing: Promise<void> | undefined;

  private constructor(port: number | undefined) {
    this.#parts = this.#start(port);
    this.#parts.catch(() => undefined); // Whoever waits until it serves is told.
  }

  /** Begins to start one, which can be closed from now on. */
  static begin(port?: number): Cluster {
    return new Cluster(port);
  }

  /** Once everything serves. @throws Error where a part does not start */
  ready(): Promise<Parts> {
    return this.#parts;
  }

  token(role: string): Promise<string> {
    const key = new TextEncoder().encode(this.#jwtSecret);
    return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject(`cluster-${role}`).setExpirationTime('12h').sign(key);
  }

  /** Ends all of it, also what is still starting; the folder with the logs is kept where that is asked for. */
  close({ keepLogs = false } = {}): Promise<void> {
    return (this.#closing ??= this.#close(keepLogs));
  }

  async #close(keepLogs: boolean): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.end())); // Also those that somebody waits for.
    await this.#parts.catch(() => undefined); // What was started so far is closed.
    for (let last = this.#closers.pop(); last !== undefined; last = this.#closers.pop()) await last();
    if (this.#folder !== undefined && !keepLogs) await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(port: number | undefined): Promise<Parts> {
    const folder = (this.#folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-cluster-')));
    const servers = await ServerPair.open({ max_connections: '200' });
    this.#closers.push(() => servers.close());
    const url = servers.urlOf('postgres');
    for (const part of schemasOf({ eventStoreUrl: url, readModelsUrl: url, keysUrl: undefined })) await migratePart(part);
    await servers.addStandby();
    await servers.makeSynchronous();
    const ports = new Set<number>();
    const gatewayPort = await steadyPort(ports, port);
    const environment = {
      EVENT_STORE_URL: url,
      READ_MODELS_URL: url,
      JWT_SECRET: this.#jwtSecret,
      COMMAND_SECRET: secret(),
      MASTER_KEY: secret(),
      PAYMENT_WEBHOOK_SECRET: secret(),
      QUERY_API_URL: `https://127.0.0.1:${gatewayPort}`,
      TRUSTED_PROXIES: '127.0.0.1',
      SHUTDOWN_DELAY_MS: String(SHUTDOWN_DELAY_MS),
    };
    const replicas = this.#replicas;
    for (const app of apps)
      for (const number of [1, 2]) {
        const name = `${app}-${number}`;
        const place = { port: await steadyPort(ports), environment, logFile: path.join(folder, `${name}.log`) };
        replicas.push(new Replica(app, name, place));
      }
    await Promise.all(replicas.map((replica) => replica.start()));
    const addresses = (app: AppName) => replicas.flatMap((replica) => (replica.app === app ? [replica.address] : []));
    const gateway = await startGateway(
      { commands: addresses('command-api'), queries: addresses('query-api'), projectors: addresses('projector') },
      gatewayPort,
    );
    this.#closers.push(() => gateway.stop());
    return { folder, replicas, gateway, servers };
  }
}
