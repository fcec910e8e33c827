import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { Random } from '../../test-bed/random.js';
import { customerOf, skuOf, type Town } from './plan-life.js';

export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: { readonly events?: readonly string[] };
}

/** The secrets of an installation that lives for one run. */
export const secrets = {
  JWT_SECRET: 'the-token-secret-of-a-stress-run-x',
  COMMAND_SECRET: 'the-command-secret-of-a-stress-run',
  MASTER_KEY: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  PAYMENT_WEBHOOK_SECRET: 'the-webhook-secret-of-a-stress-run',
} as const;

/** The command API as its users see it. */
export class Shop {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async open(url: string): Promise<Shop> {
    const token = await new SignJWT({ role: 'admin' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('stress')
      .setExpirationTime('12h')
      .sign(new TextEncoder().encode(secrets.JWT_SECRET));
    return new Shop(url, token);
  }

  command(path: string, body: unknown, idempotencyKey?: string): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}` };
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    return this.#post(path, JSON.stringify(body), headers);
  }

  /** As the payment provider would send it. */
  providerEvent(orderId: string, event: object): Promise<Answer> {
    const body = JSON.stringify(event);
    const time = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', secrets.PAYMENT_WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex');
    return this.#post(`/payments/${orderId}/provider-events`, body, { 'orderline-signature': `t=${time},v1=${signature}` });
  }

  async #post(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
    for (;;) {
      const response = await fetch(this.#url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
      const answer = (await response.json()) as { code?: string; events?: readonly string[] };
      if (response.status !== 503 && answer.code !== 'conflict') return { status: response.status, code: answer.code, body: answer };
      await delay(100); // Busy, or it lost the race for the stream: every command here may be repeated.
    }
  }

  /** Products, too little stock for everybody, and customers with some credit. @throws Error when the shop cannot be opened */
  async stock(seed: number, town: Town, lives: number): Promise<void> {
    const random = new Random(`${seed}/shop`);
    const demand = (lives * 3 * 2.5) / town.skus;
    for (let index = 0; index < town.skus; index++) {
      const sku = skuOf(index);
      const price = { amount: `${random.between(1, 20)}.${random.between(1, 999)}`.replace(/0+$/, ''), currency: 'GBP' };
      await this.#must('/products', { sku, name: `Product ${index}`, category: 'stress', price });
      await this.#must(`/products/${sku}/publish`, {});
      await this.#must(`/stock/${sku}/receive`, { quantity: Math.ceil(demand * (0.3 + random.next())) });
      await this.#must(`/stock/${sku}/adjust`, { delta: random.between(1, 3), reason: 'count' });
    }
    for (let index = 0; index < town.customers; index++) {
      const amount = { amount: `${random.between(20, 40 + Math.ceil((60 * lives) / town.customers / 2))}.25`, currency: 'GBP' };
      await this.#must(`/wallets/${customerOf(index)}/credit`, { amount, reference: 'welcome' });
    }
  }

  async #must(path: string, body: unknown): Promise<void> {
    const { status, code } = await this.command(path, body);
    if (status >= 300) throw new Error(`${path} was answered ${status} ${code}`);
  }
}
