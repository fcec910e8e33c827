import { type ReceivedRequest, type ScriptedApi, startScriptedApi, problem } from './scripted-api.js';

interface PlaceOrderBody {
  readonly orderId: string;
  readonly customerId?: string;
  readonly currency: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: { readonly amount: string } }[];
  readonly shipTo: { readonly country: string };
  readonly payment: { readonly method: string };
  readonly occurredAt: string;
}
type StoredOrder = Omit<PlaceOrderBody, 'occurredAt'> & { readonly placedAt: string; status: string };
interface Stock {
  received: number;
  available: number;
  revision: number;
}

/** Both APIs of a shop in memory, as far as an import uses them: an order has its stock at once, or is rejected for want of it. */
export class SmallShop implements AsyncDisposable {
  readonly orders = new Map<string, StoredOrder>();
  readonly stock = new Map<string, Stock>();
  /** Whether orders get their stock; without it they stay as they were placed. */
  fulfils = true;
  /** Told of every request before it is answered. */
  onRequest: (request: ReceivedRequest) => void = () => undefined;
  readonly #done = new Map<string, string>();
  #position = 1;
  #api: ScriptedApi | undefined;

  static async open(): Promise<SmallShop> {
    const shop = new SmallShop();
    shop.#api = await startScriptedApi((request) => {
      shop.onRequest(request);
      return shop.#answer(request);
    });
    return shop;
  }

  get url(): string {
    return this.#api?.url ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#api?.[Symbol.asyncDispose]();
  }

  /** What somebody else's order takes, or with a negative number what he receives. */
  take(sku: string, quantity: number): void {
    const stock = this.#stockOf(sku);
    stock.available -= quantity;
    stock.revision++;
    this.#position++;
  }

  /** As the command API does it for whoever asks. */
  place({ occurredAt, ...order }: PlaceOrderBody): void {
    if (!this.fulfils) {
      this.orders.set(order.orderId, { ...order, placedAt: occurredAt, status: 'placed' });
      return;
    }
    const needs = Map.groupBy(order.lines, ({ sku }) => sku);
    const short = [...needs].some(([sku, lines]) => this.#stockOf(sku).available < lines.reduce((sum, { quantity }) => sum + quantity, 0));
    this.orders.set(order.orderId, { ...order, placedAt: occurredAt, status: short ? 'rejected' : 'confirmed' });
    if (!short) for (const { sku, quantity } of order.lines) this.take(sku, quantity);
  }

  #stockOf(sku: string): Stock {
    const stock = this.stock.get(sku) ?? { received: 0, available: 0, revision: -1 };
    this.stock.set(sku, stock);
    return stock;
  }

  #answer({ method, path, headers, body }: ReceivedRequest) {
    if (method === 'GET') return { status: 200, headers: { 'event-position': String(this.#position) }, json: this.#list(path) };
    const [, collection = '', id = '', verb = ''] = path.split('/');
    const key = `${path} ${String(headers['idempotency-key'])}`;
    const done = this.#done.get(key);
    if (done !== undefined && done !== body) return problem(422, 'idempotency-key-reused');
    const refusal = done === undefined ? this.#refusal(collection, id, headers['if-match']) : undefined;
    if (refusal !== undefined) return problem(refusal === 'revision-mismatch' ? 412 : 409, refusal);
    if (done === undefined) {
      this.#position++;
      this.#done.set(key, body);
      const content = JSON.parse(body) as PlaceOrderBody & { quantity: number };
      if (verb === 'receive') this.#receive(id, content.quantity);
      if (collection === 'orders') this.place(content);
    }
    return {
      status: 200,
      headers: { 'event-position': String(this.#position), ...(done !== undefined && { 'idempotent-replayed': 'true' }) },
      json: { events: ['Something'] },
    };
  }

  #refusal(collection: string, id: string, ifMatch: string | undefined): string | undefined {
    if (collection !== 'stock' || ifMatch === undefined) return undefined;
    return ifMatch === `"${this.stock.get(id)?.revision}"` ? undefined : 'revision-mismatch';
  }

  #receive(sku: string, quantity: number): void {
    const stock = this.#stockOf(sku);
    stock.received += quantity;
    stock.available += quantity;
    stock.revision++;
  }

  #list(path: string): object {
    const { pathname, searchParams } = new URL(path, 'http://shop');
    if (pathname === '/projections') return this.#followers();
    const items: object[] = [];
    if (pathname === '/stock')
      for (const [sku, { available, revision }] of this.stock) if (revision >= 0) items.push({ sku, available, revision });
    if (pathname === '/orders') items.push(...this.#ordersOf(searchParams));
    if (pathname === '/reports/sales') items.push(this.#sales(searchParams));
    return { items, nextCursor: null };
  }

  #followers() {
    const position = String(this.#position);
    return {
      items: [{ name: 'orders', kind: 'projection', role: 'live', state: 'live', followed: true, position, parked: 0 }],
      head: position,
    };
  }

  #ordersOf(search: URLSearchParams) {
    const [from, to, status] = ['from', 'to', 'status'].map((name) => search.get(name));
    return [...this.orders.values()]
      .filter(({ placedAt }) => (from == null || placedAt >= from) && (to == null || placedAt < to))
      .filter((order) => status == null || order.status === status)
      .map((order) => ({ ...order, customerId: order.customerId ?? null, total: { amount: String(totalOf(order)) } }));
  }

  #sales(search: URLSearchParams) {
    const orders = this.#ordersOf(search).filter(({ status }) => status !== 'rejected');
    const units = orders.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
    const gross = orders.reduce((sum, order) => sum + totalOf(order), 0);
    return { currency: 'GBP', orders: orders.length, units, gross: { amount: String(gross) }, credited: { amount: '0' } };
  }
}

/** Test prices are whole pounds. */
function totalOf({ lines }: Pick<PlaceOrderBody, 'lines'>): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * Number(unitPrice.amount), 0);
}
