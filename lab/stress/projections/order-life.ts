import { randomUUID } from 'node:crypto';
import { OrderConfirmed, OrderLinesReturned, OrderPlaced, OrderShipped } from '#events/contracts/order-events';
import { type EventStore, type NewEvent, type StoredEvent } from '#event-store/event-store';
import { rest } from './waiting.js';

/** The later life of an order that was placed through HTTP: what no command brings about is appended to its stream as it stands. */
export class OrderLife {
  #days = 0;

  private constructor(
    private readonly store: EventStore,
    readonly placed: StoredEvent,
    private readonly orderId: string,
  ) {}

  /** @throws Error where the stream is empty */
  static async of(store: EventStore, orderId: string): Promise<OrderLife> {
    const [placed] = await OrderLife.#read(store, orderId);
    if (placed?.type !== OrderPlaced.type) throw new Error(`Order ${orderId} was never placed`);
    return new OrderLife(store, placed, orderId);
  }

  confirm(): Promise<bigint> {
    return this.#append(OrderConfirmed.type, OrderConfirmed.version, {});
  }

  ship(): Promise<bigint> {
    return this.#append(OrderShipped.type, OrderShipped.version, { lines: [this.#oneUnit()], complete: false, shippedAt: this.#nextDay() });
  }

  sendBack(): Promise<bigint> {
    const line = this.#oneUnit();
    const worth = { value: line.unitPrice, refundDue: line.unitPrice };
    const data = { lines: [line], ...worth, reason: 'broken', complete: false, returnedAt: this.#nextDay() };
    return this.#append(OrderLinesReturned.type, OrderLinesReturned.version, data);
  }

  /** Units go out and come back until the signal aborts. @returns how many events that were */
  async goOn(signal: AbortSignal, pauseMs: number): Promise<number> {
    for (let events = 0; ; events++) {
      await (events % 2 === 0 ? this.ship() : this.sendBack());
      if (!(await rest(pauseMs, signal))) return events + 1;
    }
  }

  events(): Promise<readonly StoredEvent[]> {
    return OrderLife.#read(this.store, this.orderId);
  }

  static async #read(store: EventStore, orderId: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of store.readStream(`order-${orderId}`)) events.push(...batch);
    return events;
  }

  async #append(type: string, schemaVersion: number, fields: NewEvent['data']): Promise<bigint> {
    const { orderId, customerId, currency, country, placedAt } = this.placed.data;
    const { position } = await this.store.append(this.placed.stream, 'any', [
      {
        id: randomUUID(),
        type,
        data: { orderId, customerId, currency, country, placedAt, ...fields },
        metadata: { ...this.placed.metadata, commandId: randomUUID(), schemaVersion },
      },
    ]);
    return position;
  }

  #oneUnit() {
    const [line] = this.placed.data.lines as { line: number; sku: string; unitPrice: { amount: string; currency: string } }[];
    if (line === undefined) throw new Error('An order without lines');
    return { line: line.line, sku: line.sku, quantity: 1, unitPrice: line.unitPrice };
  }

  /** Sales rows of a few days, which other orders share. */
  #nextDay(): string {
    return new Date(Date.UTC(2011, 0, 10 + (this.#days++ % 5), 12)).toISOString();
  }
}
