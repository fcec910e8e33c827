import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Decider } from '#domain/decider';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { paymentDecider, type PaymentCommand } from '#domain/payment/payment';
import { type StockState } from '#domain/stock/state';
import { stockDecider } from '#domain/stock/stock';
import { walletDecider, type WalletState } from '#domain/wallet/wallet';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type PaymentMethod } from '#events/contracts/order-events';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { LogChanged } from '#event-store/errors';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase } from '#lab/test-bed/database';
import { type CommandResult } from '../../command.js';
import { AggregateCommandHandler } from '../../handle-command.js';
import { alwaysOpen, type Gate } from '../../log/gate.js';
import { manageFulfilment } from '../fulfilment/manage-fulfilment.js';
import { migrateProcesses, ProcessManagers } from '../process-managers.js';
import { WrittenVersions } from '../written-versions.js';

export const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const noon = '2026-03-01T12:00:00.000Z';
export const silent = createLogger('command-api', 'silent');
const times = {
  leaseMs: 1_200,
  beatMs: 100,
  idleInTransactionMs: 700,
  consumer: { ...defaultSettings, batchSize: 250, attempts: 2, backoff: { firstMs: 5, mostMs: 20 } },
};

export interface Order {
  readonly method?: PaymentMethod;
  readonly customerId?: string;
  readonly lines?: readonly { readonly sku: string; readonly quantity: number; readonly price?: string }[];
}

interface Start {
  readonly store?: EventStore;
  readonly deadlineSeconds?: number;
  readonly gate?: Gate;
  readonly versions?: WrittenVersions;
}

/** A shop on a database of its own: its customers and staff speak to it through {@link Shop.handler}, its process managers run as instances. */
export class Shop implements AsyncDisposable {
  readonly handler: AggregateCommandHandler;
  readonly #instances = new Set<ProcessManagers>();

  private constructor(
    readonly url: string,
    readonly store: EventStore,
    readonly pool: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {
    this.handler = new AggregateCommandHandler(store, silent);
  }

  static async open(): Promise<Shop> {
    const database = await createTestDatabase();
    await Promise.all([migrateEventStore(database.url), migrateProcesses(database.url), migrateProcesses(database.url)]);
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined); // A test ended the session.
    return new Shop(database.url, new PostgresEventStore({ url: database.url }), pool, () => database.drop());
  }

  /** One more instance of the process managers, on the shop's store or its own way to it. */
  async start({ store = this.store, deadlineSeconds = 1_800, gate = alwaysOpen, ...asked }: Start = {}): Promise<ProcessManagers> {
    const versions = asked.versions ?? new WrittenVersions('current');
    const managers = [manageFulfilment(new AggregateCommandHandler(store, silent), silent, deadlineSeconds, versions)];
    const instance = new ProcessManagers({
      switched: 'on',
      url: this.url,
      log: new SharedLog(store),
      logger: silent,
      gate,
      managers,
      versions,
      times,
    });
    this.#instances.add(instance);
    await instance.start();
    return instance;
  }

  /** As a client does it who is told that the log has changed: he asks once more. */
  async send<State, Command, Event extends OrderlineEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
    command: NoInfer<Command>,
    correlationId = 'shop',
  ): Promise<CommandResult> {
    const asked = {
      decider,
      id,
      command,
      identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
      actor: { role: 'clerk', subject: 'clara' },
      correlationId,
      occurredAt: new Date().toISOString(),
    };
    try {
      return await this.handler.handle(asked);
    } catch (error) {
      if (!(error instanceof LogChanged)) throw error;
      return this.handler.handle(asked);
    }
  }

  receive(sku: string, quantity: number): Promise<CommandResult> {
    return this.send(stockDecider, sku, { type: 'ReceiveStock', sku, quantity });
  }

  credit(customerId: string, amount: string): Promise<CommandResult> {
    return this.send(walletDecider, customerId, { type: 'CreditWallet', customerId, amount: gbp(amount), reference: 'gift' });
  }

  place(orderId: string, { method = 'on-account', customerId, lines = [{ sku: 'MUG', quantity: 1 }] }: Order = {}): Promise<CommandResult> {
    const products = new Map(lines.map(({ sku }) => [sku, { name: sku, price: gbp('1.25'), status: 'published' as const }]));
    const command: OrderCommand = {
      type: 'PlaceOrder',
      orderId,
      ...(customerId === undefined ? {} : { customerId }),
      currency: 'GBP',
      lines: lines.map(({ sku, quantity, price = '1.25' }) => ({ sku, quantity, unitPrice: gbp(price) })),
      shipTo: { country: 'France' },
      payment: { method },
      placedAt: '2026-03-01T10:00:00.000Z',
      products,
      sellDiscontinued: false,
    };
    return this.send(orderDecider, orderId, command, `placing ${orderId}`);
  }

  cancel(orderId: string): Promise<CommandResult> {
    return this.send(orderDecider, orderId, { type: 'CancelOrder', orderId, reason: 'changed my mind', cancelledAt: noon });
  }

  ship(orderId: string): Promise<CommandResult> {
    return this.send(orderDecider, orderId, { type: 'ShipOrder', orderId, shippedAt: noon });
  }

  takeBack(orderId: string, line: number, quantity: number): Promise<CommandResult> {
    const lines = [{ line, quantity }];
    return this.send(orderDecider, orderId, { type: 'ReturnLines', orderId, lines, reason: 'broken', returnedAt: noon });
  }

  decline(orderId: string, amount: string, providerEventId = 'e9'): Promise<CommandResult> {
    const command: PaymentCommand = { type: 'DeclinePayment', orderId, providerEventId, amount: gbp(amount), declinedAt: noon };
    return this.send(paymentDecider, orderId, command);
  }

  capture(orderId: string, amount: string, providerEventId = 'e1'): Promise<CommandResult> {
    const command: PaymentCommand = {
      type: 'CapturePayment',
      orderId,
      providerEventId,
      amount: gbp(amount),
      capturedAt: noon,
    };
    return this.send(paymentDecider, orderId, command);
  }

  async events(stream: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.store.readStream(stream)) events.push(...batch);
    return events;
  }

  async types(stream: string): Promise<readonly string[]> {
    return (await this.events(stream)).map(({ type }) => type);
  }

  stock(sku: string): Promise<StockState> {
    return new AggregateCommandHandler(this.store, silent).known(stockDecider, sku);
  }

  async balance(customerId: string): Promise<string | undefined> {
    const wallet: WalletState = await new AggregateCommandHandler(this.store, silent).known(walletDecider, customerId);
    return wallet.balance?.amount;
  }

  async rows(text: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.pool.query<Record<string, unknown>>(text)).rows;
  }

  /** Waits until the fulfilments have worked off the whole log, and with it all that they have set off themselves. */
  quiet(): Promise<void> {
    return this.until('the log is worked off', async () => {
      const head = await this.store.head();
      const [row] = await this.rows(`select position from projections.generations where name = 'fulfilment'`);
      return BigInt(String(row?.position)) === head && head === (await this.store.head());
    });
  }

  async until(what: string, holds: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
    for (const deadline = Date.now() + limitMs; !(await holds()); await delay(10)) {
      if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    }
  }

  has(stream: string, type: string): Promise<void> {
    return this.until(`${type} in ${stream}`, async () => (await this.types(stream)).includes(type));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
    await this.store.close();
    await this.pool.end();
    await this.drop();
  }
}
