import { type Config } from '#platform/config/config';
import { TokenVerifier } from '#platform/auth/token-verifier';
import { createApplication } from '#platform/http/create-application';
import { PlatformModule } from '#platform/http/platform.module';
import { type Logger } from '#platform/logging/logger';
import { KeyVault } from '#personal-data/key-vault';
import { checkKeyVault } from '#personal-data/schema';
import { type ProblemTranslator } from '#platform/problems/problem.filter';
import { serveOpenApi } from '#platform/openapi/serve-openapi';
import { Module, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CustomersController } from './customers/customers.controller.js';
import { FindCustomerHandler } from './customers/find-customer.js';
import { FindOrderHandler } from './orders/find-order.js';
import { ListOrdersHandler } from './orders/list-orders.js';
import { FindPastOrderHandler } from './order-history/find-past-order.js';
import { OrderHistoryController } from './order-history/order-history.controller.js';
import { ReadHistoryHandler } from './order-history/read-history.js';
import { OrderStreams, translateStreamErrors } from './order-history/stream-reader.js';
import { OrderChangesController } from './orders/order-changes.controller.js';
import { OrderChanges } from './orders/order-changes.js';
import { OrdersController } from './orders/orders.controller.js';
import { WatchOrderHandler } from './orders/watch-order.js';
import { cursorSecret, Cursors } from './paging/cursors.js';
import { translateKeyErrors } from './personal-data/key-problems.js';
import { PersonalData } from './personal-data/personal-data.js';
import { FindProductHandler } from './products/find-product.js';
import { ListProductsHandler } from './products/list-products.js';
import { ProductsController } from './products/products.controller.js';
import { ListParkedHandler } from './projections/list-parked.js';
import { ListProjectionsHandler } from './projections/list-projections.js';
import { ProjectionsController } from './projections/projections.controller.js';
import { ReportSalesHandler } from './reports/report-sales.js';
import { ReportsController } from './reports/reports.controller.js';
import { FindStockLevelHandler } from './stock/find-stock-level.js';
import { ListStockLevelsHandler } from './stock/list-stock-levels.js';
import { StockController } from './stock/stock.controller.js';
import { checkReadModels } from './views/check-read-models.js';
import { Notifications } from './views/notifications.js';
import { openPool } from './views/pool.js';
import { PositionWaiters } from './views/position-waiters.js';
import { translateViewErrors } from './views/view-errors.js';
import { Views } from './views/views.js';
import { FindWalletHandler } from './wallets/find-wallet.js';
import { ReadStatementHandler } from './wallets/read-statement.js';
import { WalletsController } from './wallets/wallets.controller.js';

export const requiredSettings = ['READ_MODELS_URL', 'EVENT_STORE_URL', 'MASTER_KEY'] as const;
export type QueryApiConfig = Config & { readonly [Name in (typeof requiredSettings)[number]]: string };

/** The read side over HTTP, wired and not listening yet. @throws ConfigError where the keys say that the master key is not theirs; SchemaRefused */
export async function createQueryApi(config: QueryApiConfig, logger: Logger): Promise<NestFastifyApplication> {
  const keysUrl = config.KEYS_URL ?? config.READ_MODELS_URL;
  await Promise.all([checkReadModels(config.READ_MODELS_URL), checkKeyVault(keysUrl), OrderStreams.check(config.EVENT_STORE_URL)]);
  const keys = new KeyVault({ url: keysUrl, masterKey: config.MASTER_KEY }, logger);
  const personalData = new PersonalData(keys, logger);
  await personalData.refuseWrongMasterKey();
  const app = await createApplication(wire(config, personalData, logger), { logger, maxInFlight: config.MAX_IN_FLIGHT, translate });
  serveOpenApi(app, 'Orderline queries', 'The read side: products, stock, orders, customers, wallets, reports and how far each view is.');
  return app;
}

const translate: ProblemTranslator = (error) => translateViewErrors(error) ?? translateStreamErrors(error) ?? translateKeyErrors(error);

function wire(config: QueryApiConfig, personalData: PersonalData, logger: Logger): Type {
  const pool = openPool(config.READ_MODELS_URL, logger);
  const notifications = new Notifications(config.READ_MODELS_URL, logger);
  const waiters = new PositionWaiters(pool, notifications, logger);
  const views = new Views(pool, waiters);

  @Module({
    imports: [
      CqrsModule.forRoot(),
      PlatformModule.with({
        verifier: new TokenVerifier(config),
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
      OrderHistoryController,
      OrderChangesController,
      CustomersController,
      WalletsController,
      ReportsController,
      ProjectionsController,
    ],
    providers: [
      { provide: Notifications, useValue: notifications },
      { provide: PositionWaiters, useValue: waiters },
      { provide: Views, useValue: views },
      { provide: PersonalData, useValue: personalData },
      { provide: OrderChanges, useValue: new OrderChanges(views, notifications, logger) },
      { provide: OrderStreams, useValue: OrderStreams.open(config.EVENT_STORE_URL) },
      { provide: Cursors, useValue: new Cursors(cursorSecret(config)) },
      FindProductHandler,
      ListProductsHandler,
      FindStockLevelHandler,
      ListStockLevelsHandler,
      FindOrderHandler,
      ListOrdersHandler,
      WatchOrderHandler,
      FindPastOrderHandler,
      ReadHistoryHandler,
      FindCustomerHandler,
      FindWalletHandler,
      ReadStatementHandler,
      ReportSalesHandler,
      ListProjectionsHandler,
      ListParkedHandler,
    ],
  })
  class QueryApi {}
  return QueryApi;
}
