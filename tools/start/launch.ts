import path from 'node:path';
import { withSecretFiles } from '#platform/config/secret-files';
import { localInstallation, removeRuntime, signToken, writeRuntime } from '../local-installation.js';
import { pageLink } from '../page-link.js';
import { type Secrets } from '../secrets.js';
import { startApp } from './app.js';
import { type Claim, claimDataFolder } from './claim.js';
import { appEnvironment, type DatabaseUrls } from './environment.js';
import { chooseMetricsPorts, type MetricsPorts } from './metrics-ports.js';
import { PartLog } from './part-log.js';
import { assertPortsFree } from './ports.js';
import { runPostgres } from './postgres-part.js';
import { type AppName, appNames, type Settings, urlOf } from './settings.js';
import { supervise, type Supervised } from './supervise.js';
import { type Terminal } from './terminal.js';

export interface LaunchOptions {
  readonly settings: Settings;
  /** The apps' programs. */
  readonly entries: Readonly<Record<AppName, string>>;
  readonly migrate: (urls: DatabaseUrls) => Promise<void>;
  readonly terminal: Terminal;
  /** Ends the installation, in good order. */
  readonly stop: AbortSignal;
  /** Ends it at once. */
  readonly hurry: AbortSignal;
  /** Called when all serve, with a way to begin the apps anew. */
  readonly onReady?: (restartApps: () => Promise<void>) => unknown;
}

/**
 * Runs a whole installation until it is stopped: PostgreSQL, the schemas, the three apps. Whatever it started has ended when it answers.
 * @throws OperatorError where it cannot start, or a part died too often
 */
export async function launch(options: LaunchOptions): Promise<void> {
  const { settings, terminal, stop } = options;
  const claim = await claimDataFolder(settings.dataDirectory);
  const installation = new Installation(options, claim);
  try {
    await assertPortsFree(settings);
    const metricsPorts = await chooseMetricsPorts(settings, terminal.say);
    const { secrets } = await localInstallation();
    const urls = await installation.startDatabase(secrets);
    if (stop.aborted) return;
    await options.migrate(urls);
    if (stop.aborted) return;
    const apps = installation.startApps(secrets, urls, metricsPorts);
    await installation.until(Promise.all(apps.map((app) => app.ready)));
    if (stop.aborted) return;
    await announce(settings, urls, terminal);
    options.onReady?.(async () => void (await Promise.all(apps.map((app) => app.restart()))));
    await installation.until(undefined);
  } finally {
    await installation.stop();
    await claim.release();
  }
}

/** What runs, in the order in which it was started. */
class Installation {
  readonly #groups: (readonly Supervised[])[] = [];
  readonly #logs: PartLog[] = [];
  #database: Supervised | undefined;

  constructor(
    private readonly options: LaunchOptions,
    private readonly claim: Claim,
  ) {}

  /** Databases that the user names are used as they are; without both, PostgreSQL is started for the rest. */
  async startDatabase({ postgresPassword }: Secrets): Promise<DatabaseUrls> {
    const { EVENT_STORE_URL, READ_MODELS_URL } = withSecretFiles(process.env);
    if (EVENT_STORE_URL && READ_MODELS_URL) return { eventStoreUrl: EVENT_STORE_URL, readModelsUrl: READ_MODELS_URL };
    const { settings, terminal } = this.options;
    terminal.say(`Starting PostgreSQL on ${settings.dataDirectory} …`);
    const { url, supervised } = await runPostgres(settings.dataDirectory, postgresPassword, this.claim, terminal.report);
    this.#database = supervised;
    this.#groups.push([supervised]);
    return { eventStoreUrl: EVENT_STORE_URL || url, readModelsUrl: READ_MODELS_URL || url };
  }

  startApps(secrets: Secrets, urls: DatabaseUrls, metricsPorts: MetricsPorts): readonly Supervised[] {
    const { settings, terminal, entries } = this.options;
    terminal.say('Starting the apps …');
    const environment = { ...appEnvironment(settings, secrets, urls), ...metricsPorts };
    const apps = appNames.map((name) => {
      const log = new PartLog(name, path.join(settings.dataDirectory, 'logs', `${name}.log`), terminal.report);
      this.#logs.push(log);
      const start = async (stopping: AbortSignal) => {
        await this.#database?.whenServing(stopping); // without it an app would only die again
        const app = startApp({ entry: entries[name], environment, log });
        await this.claim.noteProcess(name, app.pid);
        return app;
      };
      return supervise({ name, start }, terminal.report);
    });
    this.#groups.push(apps);
    return apps;
  }

  /** Waits until the work is done or the installation is to stop. Rejects when a part has died too often. */
  async until(work: Promise<unknown> | undefined): Promise<void> {
    const { stop } = this.options;
    const stopped = Promise.withResolvers<void>();
    const onStop = () => stopped.resolve();
    if (stop.aborted) return;
    stop.addEventListener('abort', onStop, { once: true });
    try {
      await Promise.race([stopped.promise, ...(work ? [work] : []), ...this.#groups.flat().map((part) => part.failed)]);
    } finally {
      stop.removeEventListener('abort', onStop);
    }
  }

  /** The apps before their database. */
  async stop(): Promise<void> {
    const { settings, terminal, hurry } = this.options;
    await removeRuntime(settings.dataDirectory);
    if (this.#groups.length > 0) terminal.say('Stopping …');
    for (const group of this.#groups.toReversed()) await Promise.all(group.map((part) => part.stop(hurry)));
    await Promise.all(this.#logs.map((log) => log.close()));
  }
}

async function announce(settings: Settings, urls: DatabaseUrls, terminal: Terminal): Promise<void> {
  const reached = {
    commandApiUrl: urlOf(settings, 'command-api'),
    queryApiUrl: urlOf(settings, 'query-api'),
    projectorUrl: urlOf(settings, 'projector'),
  };
  await writeRuntime(settings.dataDirectory, {
    pid: process.pid,
    eventStoreUrl: urls.eventStoreUrl,
    postgresUrl: urls.readModelsUrl,
    ...reached,
  });
  terminal.ready(reached, { token: await signToken({ role: 'clerk', expires: '1h' }), link: await pageLink(reached.queryApiUrl) });
}
