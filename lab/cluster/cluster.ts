import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { freePort } from '#tools/free-port';
import { migratePart, schemasOf } from '#tools/migrate/schemas';
import { type Gateway, startGateway } from '../gateway/gateway.js';
import { ServerPair } from '../standby/server-pair.js';
import { type AppName, Replica } from './replica.js';

const apps: readonly AppName[] = ['projector', 'command-api', 'query-api'];
/** Longer than the gateway keeps an idle connection. */
const SHUTDOWN_DELAY_MS = 7_000;

const secret = () => randomBytes(32).toString('base64url');

/** Two of each process behind the gateway, and a PostgreSQL with a standby that has every commit before it is acknowledged. All of it on loopback ports. */
export class Cluster {
  private constructor(
    readonly replicas: readonly Replica[],
    readonly gateway: Gateway,
    readonly servers: ServerPair,
    private readonly jwtSecret: string,
  ) {}

  static async start(port?: number): Promise<Cluster> {
    const servers = await ServerPair.open({ max_connections: '200' });
    const replicas: Replica[] = [];
    try {
      const url = servers.urlOf('postgres');
      for (const part of schemasOf({ eventStoreUrl: url, readModelsUrl: url, keysUrl: undefined })) await migratePart(part);
      await servers.addStandby();
      await servers.makeSynchronous();
      const jwtSecret = secret();
      const gatewayPort = await freePort(port);
      const environment = {
        EVENT_STORE_URL: url,
        READ_MODELS_URL: url,
        JWT_SECRET: jwtSecret,
        COMMAND_SECRET: secret(),
        MASTER_KEY: secret(),
        PAYMENT_WEBHOOK_SECRET: secret(),
        QUERY_API_URL: `https://127.0.0.1:${gatewayPort}`,
        TRUSTED_PROXIES: '127.0.0.1',
        SHUTDOWN_DELAY_MS: String(SHUTDOWN_DELAY_MS),
      };
      for (const app of apps)
        for (const number of [1, 2]) replicas.push(new Replica(app, `${app}-${number}`, await freePort(), environment));
      await Promise.all(replicas.map((replica) => replica.start()));
      const addresses = (app: AppName) => replicas.flatMap((replica) => (replica.app === app ? [replica.address] : []));
      const gateway = await startGateway({ commands: addresses('command-api'), queries: addresses('query-api') }, gatewayPort);
      return new Cluster(replicas, gateway, servers, jwtSecret);
    } catch (error) {
      await Promise.all(replicas.map((replica) => replica.kill()));
      await servers.close();
      throw error;
    }
  }

  /** Where the log and the views are, whichever server takes writes. */
  get databaseUrl(): string {
    return this.servers.urlOf('postgres');
  }

  token(role: string): Promise<string> {
    const key = new TextEncoder().encode(this.jwtSecret);
    return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject(`cluster-${role}`).setExpirationTime('12h').sign(key);
  }

  async close(): Promise<void> {
    await this.gateway.stop();
    await Promise.all(this.replicas.map((replica) => replica.kill()));
    await this.servers.close();
  }
}
