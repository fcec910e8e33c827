import { createHmac, randomUUID } from 'node:crypto';
import { type Role } from '#platform/auth/principal';
import { PAYMENT_WEBHOOK_SECRET } from '#lab/contract/installation';
import { type PageInstallation } from './use-page.js';

const price = { amount: '10.00', currency: 'GBP' };

/** What happens in the shop beside what is clicked: over HTTP, as other programs and the payment provider do it. */
export class DeskShop {
  constructor(private readonly pages: PageInstallation) {}

  async command(path: string, body: object, role: Role = 'admin', headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const answer = await fetch(`${this.pages.installation.urls.commandApi}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.#token(role)}`, ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  /** A product that can be ordered, and so many of it in stock. */
  async sell(sku: string, quantity: number): Promise<void> {
    await this.command('/products', { sku, name: `Product ${sku}`, category: 'kitchen', price });
    await this.command(`/products/${sku}/publish`, {});
    await this.command(`/stock/${sku}/receive`, { quantity });
  }

  /** An order on account that waits to be shipped. */
  async order(orderId: string, sku: string, quantity: number): Promise<void> {
    await this.place(orderId, sku, quantity);
    await this.reaches(`/orders/${orderId}`, (order) => order.status === 'confirmed');
  }

  async place(orderId: string, sku: string, quantity: number): Promise<void> {
    await this.command('/orders', {
      orderId,
      currency: 'GBP',
      lines: [{ sku, quantity }],
      shipTo: { name: 'Ann Other', country: 'GB' },
      payment: { method: 'on-account' },
    });
  }

  /** What the provider tells of a payment by card. */
  async capture(orderId: string, amount: { readonly amount: string; readonly currency: string }): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), type: 'captured', amount, occurredAt: new Date().toISOString() });
    const time = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', PAYMENT_WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex');
    const answer = await fetch(`${this.pages.installation.urls.commandApi}/payments/${orderId}/provider-events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'orderline-signature': `t=${time},v1=${signature}` },
      body,
    });
    if (!answer.ok) throw new Error(`The provider was refused: ${answer.status} ${await answer.text()}`);
  }

  async read(path: string): Promise<Record<string, unknown>> {
    const headers = { authorization: `Bearer ${await this.#token('admin')}` };
    const answer = await fetch(`${this.pages.installation.urls.queryApi}${path}`, { headers });
    return (await answer.json()) as Record<string, unknown>;
  }

  /** Resolves once what is read there is so. */
  async reaches(path: string, isSo: (body: Record<string, unknown>) => boolean): Promise<void> {
    while (!isSo(await this.read(path))) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** The types of an order's events, in their order. */
  async eventsOf(stream: string): Promise<readonly string[]> {
    const { items } = (await this.read(`/streams/${stream}`)) as { items?: readonly { readonly type: string }[] };
    return (items ?? []).map(({ type }) => type);
  }

  #token(role: Role): Promise<string> {
    return this.pages.installation.token(role, role);
  }
}
