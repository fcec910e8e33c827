import path from 'node:path';
import { SignJWT } from 'jose';
import pg from 'pg';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateReadModels } from '#projector/migrate';
import { type Through } from '../../pgbouncer/with-pooler.js';
import { createDatabase } from '../../test-bed/scratch-postgres.js';
import { freePort } from '#tools/free-port';
import { readOrMakeSecrets, type Secrets } from '#tools/secrets';
import { startApp } from '#tools/start/app';
import { appEnvironment } from '#tools/start/environment';
import { PartLog } from '#tools/start/part-log';
import { type Running } from '#tools/start/supervise';
import { Replay } from './replay.js';

const dist = path.resolve(import.meta.dirname, '..', '..', '..');
export const projectorProgram = path.join(dist, 'apps/projector/src/main.js');
const LOUD_LINES_KEPT = 30;

/** Where installations are made. */
export interface Place {
  readonly server: string;
  readonly through: Through;
  readonly folder: string;
}

/** A whole Orderline of a stress part's own, each process with a database role of its own, so that its sessions can be told apart. */
export class Installation implements AsyncDisposable {
  readonly #logs: PartLog[] = [];
  readonly #running = new Set<Running>();
  /** The last warnings and errors of all processes. */
  readonly loudLines: string[] = [];
  commandApiUrl = '';
  queryApiUrl = '';

  private constructor(
    private readonly folder: string,
    private readonly url: string,
    private readonly through: Through,
    private readonly secrets: Secrets,
    readonly token: string,
    readonly pool: pg.Pool,
    readonly store: EventStore,
  ) {}

  /** Its database is there and empty, the two APIs serve, and no projector runs yet. */
  static async open({ server, through, folder }: Place, name: string): Promise<Installation> {
    const url = await createDatabase(server, `stress_${name}`);
    await migrateEventStore(url);
    await migrateReadModels(url);
    const pool = new pg.Pool({ connectionString: url, max: 4, application_name: 'stress' });
    pool.on('error', () => undefined); // A session at rest has ended; whoever asks next gets another one, or the reason.
    const secrets = await readOrMakeSecrets(folder);
    const token = await new SignJWT({ role: 'importer' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject('stress')
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(new TextEncoder().encode(secrets.jwtSecret));
    const installation = new Installation(folder, url, through, secrets, token, pool, openEventStore(url));
    try {
      await installation.#startApis();
    } catch (error) {
      await installation[Symbol.asyncDispose]();
      throw error;
    }
    return installation;
  }

  /** Answers at once; whether it ever serves is in `ready`. @param role of its sessions, and the name of its log */
  async start(role: string, program: string, port: number, extra: NodeJS.ProcessEnv = {}): Promise<Running> {
    const log = new PartLog(role, path.join(this.folder, `${path.basename(this.url)}-${role}.log`), (line) => {
      if (this.loudLines.push(line) > LOUD_LINES_KEPT) this.loudLines.shift();
    });
    this.#logs.push(log);
    const environment = {
      ...(await this.#environment(role)),
      COMMAND_API_PORT: `${port}`,
      QUERY_API_PORT: `${port}`,
      PROJECTOR_PORT: `${port}`,
      COMMAND_API_METRICS_PORT: '0',
      QUERY_API_METRICS_PORT: '0',
      PROJECTOR_METRICS_PORT: '0',
    };
    const running = startApp({ entry: program, environment: { ...environment, ...extra }, log });
    this.#running.add(running);
    void running.exited.then(() => this.#running.delete(running));
    return running;
  }

  /** `npm run replay -- <words> --json`, as a process of its own. */
  async replay(role: string, ...words: readonly string[]): Promise<Replay> {
    const program = path.join(dist, 'apps/projector/src/replay-main.js');
    return new Replay(program, [...words, '--json'], await this.#environment(role));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const hurry = AbortSignal.timeout(5_000);
    await Promise.all([...this.#running].map((running) => running.stop(hurry)));
    await Promise.all(this.#logs.map((log) => log.close()));
    await this.store.close();
    await this.pool.end();
  }

  async #startApis(): Promise<void> {
    const program = (name: string) => path.join(dist, `apps/${name}/src/main.js`);
    const [commandPort, queryPort] = [await freePort(), await freePort()];
    const apis = [
      await this.start('command_api', program('command-api'), commandPort),
      await this.start('query_api', program('query-api'), queryPort),
    ];
    await Promise.all(apis.map(serving));
    this.commandApiUrl = `http://127.0.0.1:${commandPort}`;
    this.queryApiUrl = `http://127.0.0.1:${queryPort}`;
  }

  async #environment(role: string): Promise<NodeJS.ProcessEnv> {
    const url = await this.#as(role);
    const ports = { 'command-api': 0, 'query-api': 0, projector: 0 };
    const settings = { dataDirectory: this.folder, host: '127.0.0.1', ports };
    const environment = appEnvironment(settings, this.secrets, { eventStoreUrl: url, readModelsUrl: url });
    const unlimited = { RATE_LIMIT_READS: '0', RATE_LIMIT_COMMANDS: '0' };
    return { ...environment, ...unlimited, JWT_SECRET: this.secrets.jwtSecret, JWKS_URL: '', KEYS_URL: url, LOG_LEVEL: 'warn' };
  }

  /** The database as seen by a role, which is made where it is missing. */
  async #as(role: string): Promise<string> {
    await this.pool.query(
      `do $$ begin create role ${role} superuser login password 'stress'; exception when duplicate_object or unique_violation then null; end $$`,
    );
    const url = new URL(this.url);
    url.username = role;
    url.password = 'stress';
    return this.through(url.href);
  }
}

/** @throws Error when it ends instead */
export async function serving(running: Running): Promise<void> {
  const ended = running.exited.then((reason) => {
    throw new Error(`A process ended instead of serving: ${reason}`);
  });
  await Promise.race([running.ready, ended]);
}
