import { vi } from 'vitest';
import { type StoredEvent } from '#event-store/event-store';
import { asFulfilment } from './as-fulfilment.js';
import { startCommandApi, walter } from './command-api.js';
import { paymentProvider } from './payment-provider.js';

/** A command API that fulfils its orders, with a jar in stock, and the payment provider beside it. */
export async function openCardShop(variables: NodeJS.ProcessEnv = {}) {
  const api = await startCommandApi({ PROCESS_MANAGERS: 'on', ...variables });
  const log = asFulfilment(api.databaseUrl);
  const report = paymentProvider(api.url);
  await api.post('/products', { sku: 'JAR', name: 'Jar', category: 'kitchen', price: { amount: '1', currency: 'GBP' } });
  await api.post('/products/JAR/publish', {});
  await api.post('/stock/JAR/receive', { quantity: 1_000 }, walter);
  const until = (orderId: string, stream: 'order' | 'payment', type: string, times = 1): Promise<StoredEvent[]> =>
    vi.waitFor(async () => {
      const events = await log.events(`${stream}-${orderId}`);
      if (events.filter((event) => event.type === type).length < times) throw new Error(`${type} is not in ${stream}-${orderId}`);
      return events;
    }, 10_000);
  return {
    api,
    log,
    until,
    /** Three jars by card. @returns the order's id */
    place: async (orderId: string, unitPrice: string, currency: string): Promise<string> => {
      const lines = [{ sku: 'JAR', quantity: 3, unitPrice: { amount: unitPrice, currency } }];
      await api.post('/orders', { orderId, currency, lines, shipTo: { country: 'GB' }, payment: { method: 'card' } });
      return orderId;
    },
    capture: (orderId: string, amount: string, currency: string) =>
      report(orderId, { id: 'evt-1', type: 'captured', amount: { amount, currency }, occurredAt: new Date().toISOString() }),
    ship: (orderId: string) => api.post(`/orders/${orderId}/ship`, {}, walter),
    takeBack: (orderId: string) => api.post(`/orders/${orderId}/return`, { lines: [{ line: 1, quantity: 1 }], reason: 'broken' }, walter),
    stop: async () => {
      await log.stop();
      await api.stop();
    },
  };
}
