import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '#events/store/event-store';
import { openEventStore } from '#events/store/open-event-store';
import { TokenVerifier } from '#platform/auth/token-verifier';
import { type Config } from '#platform/config/config';
import { PlatformModule } from '#platform/http/platform.module';
import { type Logger } from '#platform/logging/logger';
import { BatchController } from './batch/batch.controller.js';
import { CommandService } from './command-service.js';
import { CreditNotesController } from './credit-notes/credit-notes.controller.js';
import { IssueCreditNoteHandler } from './credit-notes/issue-credit-note.js';
import { CommandHandling } from './handle-command.js';
import { refusalProblems } from './http/command-problems.js';
import { QUERY_API_URL } from './http/query-api-url.js';
import { CommandIdentities } from './identity/command-identity.js';
import { CancelOrderHandler } from './orders/cancel-order.js';
import { OrdersController } from './orders/orders.controller.js';
import { PlaceOrderHandler } from './orders/place-order.js';
import { ProductCatalogue } from './orders/product-catalogue.js';
import { ProductHandler } from './products/product-command.js';
import { ProductsController } from './products/products.controller.js';
import { StockHandler } from './stock/stock-command.js';
import { StockController } from './stock/stock.controller.js';

export const requiredSettings = ['EVENT_STORE_URL', 'COMMAND_SECRET'] as const;
type Settings = Config & { readonly [Name in (typeof requiredSettings)[number]]: string };

/** The wiring of the write side, on one page. */
@Module({})
export class CommandApiModule implements OnApplicationShutdown {
  constructor(
    private readonly store: EventStore,
    private readonly catalogue: ProductCatalogue,
  ) {}

  static with(settings: Settings, logger: Logger): DynamicModule {
    const store = openEventStore(settings.EVENT_STORE_URL);
    const catalogue = new ProductCatalogue(store, logger);
    catalogue.start();
    const queryApiUrl = (settings.QUERY_API_URL ?? `http://${settings.HOST}:${settings.QUERY_API_PORT}`).replace(/\/+$/, '');
    return {
      module: CommandApiModule,
      imports: [
        CqrsModule.forRoot(),
        PlatformModule.with({
          verifier: new TokenVerifier(settings),
          checks: [{ name: 'event-store', check: async () => void (await store.head()) }],
          problems: refusalProblems,
        }),
      ],
      controllers: [ProductsController, StockController, OrdersController, CreditNotesController, BatchController],
      providers: [
        { provide: EventStore, useValue: store },
        { provide: CommandHandling, useValue: new CommandHandling(store, logger) },
        { provide: CommandIdentities, useValue: new CommandIdentities(settings.COMMAND_SECRET) },
        { provide: ProductCatalogue, useValue: catalogue },
        { provide: QUERY_API_URL, useValue: queryApiUrl },
        CommandService,
        ProductHandler,
        StockHandler,
        PlaceOrderHandler,
        CancelOrderHandler,
        IssueCreditNoteHandler,
      ],
    };
  }

  /** After the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.catalogue.stop();
    await this.store.close();
  }
}
