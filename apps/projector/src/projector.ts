import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { Connections } from '#subscriptions/connections';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { leaseTimes } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { measureUnknownEvents, UnknownEvents } from '#subscriptions/unknown-events';
import { checkEventStore, openEventStore } from '#event-store/open-event-store';
import { type Config } from '#platform/config/config';
import { NotReady } from '#platform/health/health.controller';
import { describeApplication } from '#platform/docs/description';
import { createApplication } from '#platform/http/create-application';
import { openGuards } from '#platform/http/guards';
import { accessLogOf } from '#platform/http/log-requests';
import { timeoutsOf } from '#platform/http/timeouts';
import { type Logger } from '#platform/logging/logger';
import { measurePools } from '#platform/metrics/measure-pools';
import { openPools } from '#postgres/pools';
import { LeaseTable } from '#postgres/rate-limits/lease-table';
import { type Projection } from '#read-models/projection';
import { followedViews } from './followed-views.js';
import { openSearchTarget } from './product-index/search-target.js';
import { Sweeper } from './product-index/sweep.js';
import { dropOutlived } from './engine/drop-outlived.js';
import { resolveSubscriber } from './engine/projection-subscriber.js';
import { failingViews } from './failing-views.js';
import { FollowerStatuses } from './follower-status.js';
import { JobChanges } from './jobs/job-changes.js';
import { Jobs } from './jobs/jobs.js';
import { SteeringModule } from './jobs/steering.module.js';
import { translateSteeringErrors } from './jobs/steering-problems.js';
import { measureConsumers } from './metrics.js';
import { migrateReadModels } from './migrate.js';
import { measureProcesses } from './process-metrics.js';
import { ProjectorModule } from './projector.module.js';
import { OutdatedViews } from './replay/outdated-views.js';
import { measureViews } from './view-metrics.js';

export type ProjectorConfig = Config & { readonly EVENT_STORE_URL: string; readonly READ_MODELS_URL: string };

/** The projector, wired: it is at work once the application is initialised. Closing that finishes the batches in hand. @throws SchemaRefused */
export async function createProjector(
  config: ProjectorConfig,
  logger: Logger,
  known: readonly Projection[] = followedViews(config),
): Promise<NestFastifyApplication> {
  const leases = new LeaseTable(config.READ_MODELS_URL);
  const guards = openGuards(config, logger, leases);
  await leases.prepare();
  await checkEventStore(config.EVENT_STORE_URL);
  await migrateReadModels(config.READ_MODELS_URL, known);
  const store = openEventStore(config.EVENT_STORE_URL, { connections: config.EVENT_STORE_CONNECTIONS });
  const search = openSearchTarget(config);
  const sweeper = search && new Sweeper({ target: search, url: config.READ_MODELS_URL, logger });
  const outdatedViews = new OutdatedViews({ url: config.READ_MODELS_URL, log: store, projections: known, logger, search });
  const unknown = new UnknownEvents(logger);
  let failing: readonly string[] = [];
  const member = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const jobs = new Jobs({ url: config.READ_MODELS_URL, log: store, projections: known, search }, logger, member);
  const consumers = new ConsumerGroup({
    url: config.READ_MODELS_URL,
    kind: 'projection',
    log: new SharedLog(unknown.watch(store)),
    member,
    logger,
    connections: new Connections({ url: config.READ_MODELS_URL, name: 'orderline followers', most: config.FOLLOWER_CONNECTIONS }),
    ...leaseTimes,
    consumer: defaultSettings,
    resolve: (generation) => resolveSubscriber(known, generation, search),
    housekeep: async (session) => {
      failing = await failingViews(session);
      await dropOutlived(session, logger);
      await outdatedViews.look(session);
      sweeper?.look();
    },
  });
  const module = ProjectorModule.with({
    consumers,
    outdatedViews,
    sweeper,
    store,
    guards,
    steering: SteeringModule.with(jobs, new JobChanges(jobs, logger)),
    checks: [
      { name: 'event-store', check: async () => void (await store.head()) },
      { name: 'read-models', check: async () => requireBeat(consumers.silentMs) },
      { name: 'views', check: async () => requireNone(failing) },
    ],
  });
  const app = await createApplication(module, {
    logger,
    guards,
    maxInFlight: config.MAX_IN_FLIGHT,
    accessLog: accessLogOf(config),
    timeouts: timeoutsOf(config),
    translate: translateSteeringErrors,
  });
  const registry = app.get<Registry>(Registry);
  measureConsumers(consumers, registry);
  measureUnknownEvents(unknown, registry);
  measurePools(openPools, registry);
  const statuses = new FollowerStatuses(config.READ_MODELS_URL, store);
  measureViews(statuses, registry);
  measureProcesses(statuses, registry);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', () => statuses.close());
  describeApplication(
    app,
    'Orderline projector',
    'Folds the events into the read models; its health says how it does, and administrators steer it.',
  );
  return app;
}

/** The group reaches its database with every beat; a few missed ones are a dependency that is down. */
function requireBeat(silentMs: number): void {
  if (silentMs > leaseTimes.leaseMs) throw new Error('The database of the read models has not answered for some seconds');
}

function requireNone(failing: readonly string[]): void {
  if (failing.length > 0) throw new NotReady(failing.join('; '));
}
