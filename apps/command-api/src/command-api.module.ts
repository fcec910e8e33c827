import { type DynamicModule, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { type Config } from '#platform/config/config';
import { type Guards } from '#platform/http/guards';
import { PlatformModule } from '#platform/http/platform.module';
import { type Logger } from '#platform/logging/logger';
import { EmailAddresses } from '#personal-data/email-address';
import { KeyVault } from '#personal-data/key-vault';
import { SharedLog } from '#subscriptions/shared-log';
import { UnknownEvents } from '#subscriptions/unknown-events';
import { ActivityController } from './activity/activity.controller.js';
import { BATCH_LOGGER, BatchController } from './batch/batch.controller.js';
import { CommandSender } from './command-sender.js';
import { CreditNotesController } from './credit-notes/credit-notes.controller.js';
import { ChangeContactHandler } from './customers/change-contact.js';
import { CustomersController } from './customers/customers.controller.js';
import { EmailClaims } from './customers/email-claims.js';
import { emailReleases } from './customers/email-releases.js';
import { eraseAgain } from './customers/erase-again.js';
import { EraseCustomerHandler } from './customers/erase-customer.js';
import { Erasures } from './customers/erasures.js';
import { RegisterCustomerHandler } from './customers/register-customer.js';
import { SaveContact } from './customers/save-contact.js';
import { AggregateCommandHandler } from './handle-command.js';
import { AwaitPosition } from './http/await-position.js';
import { QUERY_API_URL, ReplyToCommand } from './http/reply-to-command.js';
import { CommandIdentities } from './identity/command-identity.js';
import { CommandGate } from './log/command-gate.js';
import { LiveCheckpoints } from './log/live-checkpoints.js';
import { LogMemory } from './log/log-memory.js';
import { CommandMeter } from './metrics/command-meter.js';
import { OrdersController } from './orders/orders.controller.js';
import { PlaceOrderHandler } from './orders/place-order.js';
import { ProductCatalogue } from './orders/product-catalogue.js';
import { PaymentsController } from './payments/payments.controller.js';
import { RecordProviderEventHandler } from './payments/record-provider-event.js';
import { PAYMENT_WEBHOOK_SECRET } from './payments/signed-by-provider.js';
import { manageFulfilment } from './processes/fulfilment/manage-fulfilment.js';
import { ProcessManagers } from './processes/process-managers.js';
import { WrittenVersions } from './processes/written-versions.js';
import { ProductsController } from './products/products.controller.js';
import { SendCommandHandler } from './send-command.js';
import { StockController } from './stock/stock.controller.js';
import { WalletsController } from './wallets/wallets.controller.js';

export const requiredSettings = ['EVENT_STORE_URL', 'READ_MODELS_URL', 'COMMAND_SECRET', 'MASTER_KEY', 'PAYMENT_WEBHOOK_SECRET'] as const;
export type Settings = Config & { readonly [Name in (typeof requiredSettings)[number]]: string };

/** The wiring of the write side, on one page. */
@Module({})
export class CommandApiModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly store: EventStore,
    private readonly catalogue: ProductCatalogue,
    private readonly keys: KeyVault,
    private readonly processes: ProcessManagers,
    private readonly erasures: Erasures,
    private readonly gate: CommandGate,
    private readonly checkpoints: LiveCheckpoints,
  ) {}

  static with(settings: Settings, logger: Logger, keys: KeyVault, guards: Guards): DynamicModule {
    const meter = new CommandMeter();
    const store = openEventStore(settings.EVENT_STORE_URL, { connections: settings.EVENT_STORE_CONNECTIONS, observer: meter });
    const unknown = new UnknownEvents(logger);
    const log = new SharedLog(unknown.watch(store));
    const memory: LogMemory = new LogMemory(store, (error) => gate.alarm(error), meter, log);
    const gate: CommandGate = new CommandGate(() => memory.check().then(() => checkpoints.look()), logger);
    const catalogue = new ProductCatalogue(memory, logger);
    const handler = new AggregateCommandHandler(store, logger, { versions: settings.EVENT_VERSIONS, memory, gate, meter });
    const erasures = new Erasures({ keys, store, logger, eraseAgain: eraseAgain(handler), leads: () => processes.leads('erasures') });
    const versions = new WrittenVersions(settings.EVENT_VERSIONS);
    const managers = [
      manageFulfilment(handler, logger, settings.PAYMENT_DEADLINE_SECONDS, versions),
      { subscriber: emailReleases(handler) },
      { subscriber: erasures.subscriber },
    ];
    const { PROCESS_MANAGERS: switched, READ_MODELS_URL: url, FOLLOWER_CONNECTIONS: connections } = settings;
    const processes: ProcessManagers = new ProcessManagers({ switched, url, connections, log, logger, gate, managers, versions });
    const checkpoints = new LiveCheckpoints({ url, store, processes: managers.map(({ subscriber }) => subscriber.name), logger });
    const queryApiUrl = (settings.QUERY_API_URL ?? `http://${settings.HOST}:${settings.QUERY_API_PORT}`).replace(/\/+$/, '');
    return {
      module: CommandApiModule,
      imports: [
        CqrsModule.forRoot(),
        PlatformModule.with({
          guards,
          checks: [
            { name: 'event-store', check: async () => void (await store.head()) },
            { name: 'same log', check: () => gate.check() },
            { name: 'personal-data keys', check: () => keys.check() },
          ],
        }),
      ],
      controllers: [
        ProductsController,
        StockController,
        OrdersController,
        CreditNotesController,
        CustomersController,
        PaymentsController,
        WalletsController,
        BatchController,
        ActivityController,
      ],
      providers: [
        { provide: EventStore, useValue: store },
        { provide: AggregateCommandHandler, useValue: handler },
        { provide: CommandIdentities, useValue: new CommandIdentities(settings.COMMAND_SECRET) },
        { provide: CommandGate, useValue: gate },
        { provide: CommandMeter, useValue: meter },
        { provide: LiveCheckpoints, useValue: checkpoints },
        { provide: ProductCatalogue, useValue: catalogue },
        { provide: KeyVault, useValue: keys },
        { provide: ProcessManagers, useValue: processes },
        { provide: UnknownEvents, useValue: unknown },
        { provide: Erasures, useValue: erasures },
        { provide: EmailAddresses, useValue: new EmailAddresses(settings.COMMAND_SECRET) },
        { provide: EmailClaims, useValue: new EmailClaims(handler, logger) },
        { provide: PAYMENT_WEBHOOK_SECRET, useValue: settings.PAYMENT_WEBHOOK_SECRET },
        { provide: BATCH_LOGGER, useValue: logger },
        { provide: QUERY_API_URL, useValue: queryApiUrl },
        AwaitPosition,
        ReplyToCommand,
        CommandSender,
        SendCommandHandler,
        PlaceOrderHandler,
        SaveContact,
        RegisterCustomerHandler,
        ChangeContactHandler,
        EraseCustomerHandler,
        RecordProviderEventHandler,
      ],
    };
  }

  /** Before the first request is taken. */
  async onApplicationBootstrap(): Promise<void> {
    await this.gate.start();
    this.catalogue.start();
    if (this.processes.on) this.erasures.start();
    await this.processes.start();
  }

  /** After the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.processes.stop();
    await this.erasures.stop();
    await this.catalogue.stop();
    await this.gate.stop();
    await this.checkpoints.close();
    await this.store.close();
    await this.keys.close();
  }
}
