import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { prepareEventStore } from '#event-store/open-event-store';
import { describeApplication } from '#platform/docs/description';
import { createApplication } from '#platform/http/create-application';
import { openGuards } from '#platform/http/guards';
import { accessLogOf } from '#platform/http/log-requests';
import { timeoutsOf } from '#platform/http/timeouts';
import { type Logger } from '#platform/logging/logger';
import { measurePools } from '#platform/metrics/measure-pools';
import { openPools } from '#postgres/pools';
import { openKeyVault } from '#personal-data/open-key-vault';
import { LeaseTable } from '#postgres/rate-limits/lease-table';
import { CommandApiModule, type Settings } from './command-api.module.js';
import { storedTrace } from './customers/stored-trace.js';
import { AggregateCommandHandler } from './handle-command.js';
import { translateCommandError } from './http/command-problems.js';
import { CommandGate } from './log/command-gate.js';
import { measureGate } from './log/measure-gate.js';
import { CommandMeter } from './metrics/command-meter.js';
import { measureUnknownEvents, UnknownEvents } from '#subscriptions/unknown-events';
import { describeNamedLines } from './orders/named-lines.js';
import { describeBusinessTime } from './http/describe-business-time.js';

/** The write side, ready to listen. @throws ConfigError where the master key is not the one of the stored keys; KeysMissing; SchemaRefused */
export async function createCommandApi(settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  const leases = new LeaseTable(settings.READ_MODELS_URL);
  const guards = openGuards(settings, logger, leases);
  await leases.prepare();
  const { EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL = READ_MODELS_URL, MASTER_KEY, KEYS_MISSING, KEYS_CONNECTIONS } = settings;
  await prepareEventStore(EVENT_STORE_URL);
  const keys = await openKeyVault(
    { url: KEYS_URL, masterKey: MASTER_KEY, missing: KEYS_MISSING, connections: KEYS_CONNECTIONS },
    () => storedTrace(EVENT_STORE_URL, logger),
    logger,
  );
  const app = await createApplication(CommandApiModule.with(settings, logger, keys, guards), {
    logger,
    guards,
    maxInFlight: settings.MAX_IN_FLIGHT,
    accessLog: accessLogOf(settings),
    timeouts: timeoutsOf(settings),
    translate: translateCommandError,
  });
  const registry = app.get<Registry>(Registry);
  measurePools(openPools, registry);
  const handler = app.get(AggregateCommandHandler);
  app.get(CommandMeter).show(registry, () => handler.waiting);
  measureGate(app.get(CommandGate), registry);
  measureUnknownEvents(app.get(UnknownEvents), registry);
  describeApplication(
    app,
    'Orderline commands',
    'Commands change aggregates; what they did is read from the query API once its views have passed `Event-Position`.',
    (document) => {
      describeBusinessTime(document);
      describeNamedLines(document);
    },
  );
  return app;
}
