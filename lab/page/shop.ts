import { type PageInstallation } from './use-page.js';

/** Commands to the installation behind a page, by whoever works there. */
export class Shop {
  constructor(private readonly pages: PageInstallation) {}

  /** @returns the position of its last event @throws where it is refused */
  async send(role: 'clerk' | 'warehouse' | 'admin', path: string, body: object = {}): Promise<string> {
    const { urls, token } = this.pages.installation;
    const answer = await fetch(urls.commandApi + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await token(role, role === 'clerk' ? 'clara' : 'willa')}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (JSON.parse(text) as { readonly position: string }).position;
  }

  /** A product that can be sold, with stock. */
  async offer(sku: string, quantity = 100): Promise<void> {
    await this.send('clerk', '/products', {
      sku,
      name: `A ${sku} for every day`,
      category: 'Kitchen',
      price: { amount: '12.50', currency: 'GBP' },
    });
    await this.send('clerk', `/products/${sku}/publish`);
    await this.send('warehouse', `/stock/${sku}/receive`, { quantity });
  }

  /** An order on account. */
  async place(orderId: string, sku: string, quantity = 2): Promise<void> {
    await this.send('clerk', '/orders', {
      orderId,
      currency: 'GBP',
      lines: [{ sku, quantity }],
      shipTo: { name: 'Greta Guest', line1: '1 Harbour Street', country: 'GB' },
      payment: { method: 'on-account' },
    });
  }

  /** Waits until an order has come so far. */
  async reaches(orderId: string, status: string): Promise<void> {
    const { urls, token } = this.pages.installation;
    const headers = { Authorization: `Bearer ${await token('clerk', 'clara')}` };
    const end = Date.now() + 60_000;
    for (;;) {
      const answer = await fetch(`${urls.queryApi}/orders/${orderId}`, { headers });
      const found = answer.ok ? ((await answer.json()) as { readonly status: string }).status : `${answer.status}`;
      if (found === status) return;
      if (Date.now() > end) throw new Error(`${orderId} is ${found}, not ${status}, after a minute`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
