import { randomUUID } from 'node:crypto';
import { type HttpAnswer, describeAnswer, positionOf } from '#tools/import/http-answer';
import { inParallel } from '#tools/import/in-parallel';
import { usualRetries } from '#tools/import/patience';
import { PatientHttp } from '#tools/import/patient-http';
import { type Random } from '../../test-bed/random.js';
import { type Installation } from './installation.js';
import { rest } from './waiting.js';

interface Known {
  readonly id: string;
  readonly position: bigint;
}

const countries = ['France', 'Germany', 'EIRE', 'Spain', 'Norway', 'Japan', 'United Kingdom', 'Portugal'] as const;
const PRODUCTS = 60;
const CUSTOMERS = 50;
const STOCK = 100_000_000;
const TICK_MS = 5;

/** Sends commands of all kinds through HTTP, as a shop's people and customers would. */
export class Shop {
  /** Acknowledged, the latest last. */
  readonly orders: Known[] = [];
  /** Registered, each with a wallet. */
  readonly customers: Known[] = [];
  readonly skus = Array.from({ length: PRODUCTS }, (_, index) => `sku-${index + 1}`);
  /** Of the last command that was acknowledged. */
  position = 0n;
  sent = 0;
  readonly #http: PatientHttp;
  readonly #open: string[] = [];

  constructor(
    { commandApiUrl, token }: Installation,
    private readonly random: Random,
    private readonly faults: string[],
  ) {
    const tokens = { current: () => Promise.resolve(token), renewed: () => Promise.resolve(undefined) };
    this.#http = new PatientHttp({
      name: 'command API',
      url: commandApiUrl,
      tokens,
      retries: usualRetries,
      onTrouble: (text) => faults.push(text),
    });
  }

  /** Products with more stock than can be sold, and customers with some credit. */
  async stockUp(): Promise<void> {
    const { signal } = new AbortController();
    await inParallel(Array(CUSTOMERS).keys(), 8, signal, async (index) => {
      const id = `c-${index + 1}`;
      await this.command('/customers', { customerId: id, name: `Customer ${index}`, email: `${id}@example.com` });
      await this.#fill(id);
      this.customers.push({ id, position: this.position });
    });
    await inParallel(this.skus, 8, signal, async (sku) => {
      await this.command('/products', { sku, name: `The ${sku}`, category: 'stress', price: this.#price() });
      await this.command(`/products/${sku}/publish`, {});
      await this.command(`/stock/${sku}/receive`, { quantity: STOCK });
    });
  }

  /** So many commands as fast as they are answered. */
  async work(commands: number): Promise<void> {
    await inParallel(Array(commands).keys(), 24, new AbortController().signal, () => this.#act());
  }

  /** Commands at an even rate until the signal aborts. @returns the rate that it was in the end */
  async trade(perSecond: number, signal: AbortSignal, most = 48): Promise<number> {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    const underWay = new Set<Promise<void>>();
    let begun = 0;
    do {
      for (const due = seconds() * perSecond; begun < due && underWay.size < most; begun++) {
        const work: Promise<void> = this.#act()
          .catch((error: unknown) => void this.faults.push(`A command failed: ${String(error)}`))
          .finally(() => underWay.delete(work));
        underWay.add(work);
      }
    } while (await rest(TICK_MS, signal));
    await Promise.all(underWay);
    return begun / seconds();
  }

  async command(path: string, body: object): Promise<HttpAnswer> {
    const request = { method: 'POST', path, body: JSON.stringify(body), headers: { 'idempotency-key': randomUUID() } } as const;
    const answer = await this.#http.send(request, new AbortController().signal);
    this.sent++;
    const position = positionOf(answer) ?? 0n;
    if (position > this.position) this.position = position;
    if (answer.status >= 400) this.faults.push(`POST ${path}: ${describeAnswer(answer)}`);
    return answer;
  }

  async place(id: string, lines = this.#lines()): Promise<void> {
    const { random } = this;
    const answer = await this.command('/orders', {
      orderId: id,
      customerId: `c-${random.between(1, CUSTOMERS)}`,
      currency: 'GBP',
      lines,
      shipTo: { country: random.pick(countries) },
      payment: { method: 'on-account' },
      occurredAt: this.#time(),
    });
    const position = positionOf(answer);
    if (answer.status < 300 && position !== undefined) this.orders.push({ id, position });
  }

  async #act(): Promise<void> {
    const { random } = this;
    const sku = random.pick(this.skus);
    const kind = random.next();
    if (kind < 0.6) return this.#placeAnother();
    if (kind < 0.75) {
      const id = this.#open.shift();
      if (id === undefined) return this.#placeAnother();
      await this.command(`/orders/${id}/cancel`, { reason: 'changed my mind' });
    } else if (kind < 0.82) await this.#credit();
    else if (kind < 0.86) await this.#fill(random.pick(this.customers).id);
    else if (kind < 0.9) await this.command(`/stock/${sku}/receive`, { quantity: random.between(1, 50) });
    else if (kind < 0.94) await this.command(`/stock/${sku}/adjust`, { delta: random.between(1, 9), reason: 'counted' });
    else await this.command(`/products/${sku}/price`, { price: this.#price() });
  }

  async #placeAnother(): Promise<void> {
    const id = randomUUID();
    await this.place(id);
    if (this.random.next() < 0.5) this.#open.push(id);
  }

  async #fill(customerId: string): Promise<void> {
    const amount = { amount: `${this.random.between(1, 50)}.5`, currency: 'GBP' };
    await this.command(`/wallets/${customerId}/credit`, { amount, reference: 'gift' });
  }

  async #credit(): Promise<void> {
    const time = this.#time();
    await this.command('/credit-notes', {
      currency: 'GBP',
      lines: this.#lines(),
      country: this.random.pick(countries),
      reason: 'goodwill',
      occurredAt: time,
    });
  }

  #lines() {
    const { random } = this;
    const count = random.next() < 0.05 ? random.between(20, 40) : random.between(1, 5);
    return Array.from({ length: count }, () => ({
      sku: random.pick(this.skus),
      quantity: random.between(1, 12),
      unitPrice: this.#price(),
    }));
  }

  #price() {
    return { amount: `${this.random.between(0, 40)}.${String(this.random.between(1, 9_999)).padStart(4, '0')}`, currency: 'GBP' };
  }

  /** Within sixty days, so that sales rows are shared by many orders. */
  #time(): string {
    return new Date(Date.UTC(2011, 0, 1) + this.random.between(0, 60 * 86_400 - 1) * 1_000).toISOString();
  }
}
