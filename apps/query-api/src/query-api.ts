import { type Config } from '#platform/config/config';
import { describeApplication } from '#platform/docs/description';
import { createApplication } from '#platform/http/create-application';
import { type Guards, openGuards } from '#platform/http/guards';
import { accessLogOf } from '#platform/http/log-requests';
import { timeoutsOf } from '#platform/http/timeouts';
import { PlatformModule } from '#platform/http/platform.module';
import { type Logger } from '#platform/logging/logger';
import { measurePools } from '#platform/metrics/measure-pools';
import { openPools } from '#postgres/pools';
import { EmailAddresses } from '#personal-data/email-address';
import { KeyVault } from '#personal-data/key-vault';
import { checkKeyVault } from '#personal-data/schema';
import { type ProblemTranslator } from '#platform/problems/problem.filter';
import { LeaseTable } from '#postgres/rate-limits/lease-table';
import { Module, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { Answerer } from './answers/answerer.js';
import { AskHandler, SHOP_CURRENCY, Sources } from './ask.js';
import { CustomersController } from './customers/customers.controller.js';
import { OrderHistoryController } from './order-history/order-history.controller.js';
import { OrderStreams, translateStreamErrors } from './order-history/stream-reader.js';
import { EmailOwners } from './order-search/email-owners.js';
import { OrderSearchController } from './order-search/order-search.controller.js';
import { OrderChangesController } from './orders/order-changes.controller.js';
import { OrderChanges } from './orders/order-changes.js';
import { OrdersController } from './orders/orders.controller.js';
import { cursorSecret, Cursors } from './paging/cursors.js';
import { BuiltPage } from './page/built-page.js';
import { Page, PageController, ScreensController } from './page/page.controller.js';
import { pageSettings } from './page/page-settings.js';
import { PaymentsController } from './payments/payments.controller.js';
import { LogController } from './log/log.controller.js';
import { LogReader } from './log/log-reader.js';
import { LogTail } from './log/log-tail.js';
import { measureMissingKeys, MissingKeys } from './personal-data/missing-keys.js';
import { PersonalData, translateKeyErrors } from './personal-data/personal-data.js';
import { sealedRows } from './personal-data/sealed-rows.js';
import { ProcessesController } from './processes/processes.controller.js';
import { openProductSearch } from './product-search/open-product-search.js';
import { ProductSearch } from './product-search/product-search.js';
import { measureSearch, SearchAvailability } from './product-search/search-availability.js';
import { ProductsController } from './products/products.controller.js';
import { ProjectionsController } from './projections/projections.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { StepsController } from './stepper/steps.controller.js';
import { StockController } from './stock/stock.controller.js';
import { checkReadModels } from './views/check-read-models.js';
import { Notifications } from './views/notifications.js';
import { LogAgreement } from './views/log-agreement.js';
import { openPool } from './views/pool.js';
import { PositionWaiters } from './views/position-waiters.js';
import { translateViewErrors } from './views/view-errors.js';
import { Views } from './views/views.js';
import { WalletsController } from './wallets/wallets.controller.js';

export const requiredSettings = ['READ_MODELS_URL', 'EVENT_STORE_URL', 'MASTER_KEY'] as const;
export type QueryApiConfig = Config & { readonly [Name in (typeof requiredSettings)[number]]: string };

/**
 * The read side over HTTP, wired and not listening yet.
 * @param built the page that it shows: that of the release
 * @throws ConfigError, also where the keys say that the master key is not theirs; KeysMissing; SchemaRefused
 */
export async function createQueryApi(config: QueryApiConfig, logger: Logger, built = BuiltPage.read()): Promise<NestFastifyApplication> {
  const page = new Page(built, pageSettings(config, built.release), config.OIDC_ORIGINS);
  const leases = new LeaseTable(config.READ_MODELS_URL);
  const guards = openGuards(config, logger, leases);
  await leases.prepare();
  const keysUrl = config.KEYS_URL ?? config.READ_MODELS_URL;
  await Promise.all([checkReadModels(config.READ_MODELS_URL), checkKeyVault(keysUrl), OrderStreams.check(config.EVENT_STORE_URL)]);
  const keys = new KeyVault({ url: keysUrl, masterKey: config.MASTER_KEY, connections: config.KEYS_CONNECTIONS }, logger);
  const missing = new MissingKeys(logger);
  const personalData = new PersonalData(keys, logger, missing);
  await personalData.refuseOtherKeys(config.KEYS_MISSING, () => sealedRows(config.READ_MODELS_URL));
  const availability = new SearchAvailability(logger);
  const app = await createApplication(wire({ config, personalData, logger, guards, availability, page }), {
    logger,
    guards,
    maxInFlight: config.MAX_IN_FLIGHT,
    accessLog: accessLogOf(config),
    timeouts: timeoutsOf(config),
    translate,
  });
  const registry = app.get<Registry>(Registry);
  measurePools(openPools, registry);
  measureMissingKeys(missing, registry);
  if (config.SEARCH_URL !== undefined) measureSearch(availability, registry);
  describeApplication(
    app,
    'Orderline queries',
    'The read side: products, stock, orders, payments, customers, wallets, reports and how far each view is.',
  );
  return app;
}

const translate: ProblemTranslator = (error) => translateViewErrors(error) ?? translateStreamErrors(error) ?? translateKeyErrors(error);

interface Parts {
  readonly config: QueryApiConfig;
  readonly personalData: PersonalData;
  readonly logger: Logger;
  readonly guards: Guards;
  readonly availability: SearchAvailability;
  readonly page: Page;
}

function wire({ config, personalData, logger, guards, availability, page }: Parts): Type {
  const pool = openPool(config.READ_MODELS_URL, config.QUERY_CONNECTIONS, logger);
  const notifications = new Notifications(config.READ_MODELS_URL, logger);
  const waiters = new PositionWaiters(pool, notifications, logger);
  const views = new Views(pool, waiters);
  const streams = OrderStreams.open(config.EVENT_STORE_URL, config.EVENT_STORE_CONNECTIONS);
  const log = LogReader.open(config.EVENT_STORE_URL);
  const addresses = config.COMMAND_SECRET === undefined ? undefined : new EmailAddresses(config.COMMAND_SECRET);
  const agreement = new LogAgreement(pool, (position) => streams.placeOf(position), logger);
  const cursors = new Cursors(cursorSecret(config));
  const search = openProductSearch({ config, views, cursors, logger, availability });

  @Module({
    imports: [
      CqrsModule.forRoot(),
      PlatformModule.with({
        guards,
        checks: [
          { name: 'read-models', check: () => views.check() },
          { name: 'personal-data keys', check: () => personalData.check() },
        ],
      }),
    ],
    controllers: [
      ProductsController,
      StockController,
      OrdersController,
      OrderSearchController,
      OrderHistoryController,
      OrderChangesController,
      CustomersController,
      WalletsController,
      PaymentsController,
      ReportsController,
      ProjectionsController,
      LogController,
      ProcessesController,
      StepsController,
      ScreensController,
      PageController,
    ],
    providers: [
      { provide: Notifications, useValue: notifications },
      { provide: PositionWaiters, useValue: waiters },
      { provide: Views, useValue: views },
      { provide: LogAgreement, useValue: agreement },
      { provide: PersonalData, useValue: personalData },
      { provide: OrderChanges, useValue: new OrderChanges(views, notifications, logger) },
      { provide: OrderStreams, useValue: streams },
      { provide: EmailOwners, useValue: new EmailOwners(addresses, streams, views, personalData) },
      { provide: Cursors, useValue: cursors },
      { provide: LogReader, useValue: log },
      { provide: LogTail, useValue: new LogTail(log, logger) },
      {
        provide: ProductSearch,
        useValue: search,
      },
      { provide: Page, useValue: page },
      { provide: SHOP_CURRENCY, useValue: config.SHOP_CURRENCY },
      Sources,
      Answerer,
      AskHandler,
    ],
  })
  class QueryApi {}
  return QueryApi;
}
