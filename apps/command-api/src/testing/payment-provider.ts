import { createHmac } from 'node:crypto';
import { type Answer, PAYMENT_WEBHOOK_SECRET } from './command-api.js';

export const now = () => Math.floor(Date.now() / 1_000);

/** The signature as the contract writes it, computed apart from the code that checks it. */
export function signature(body: string | Buffer, time = now(), secret = PAYMENT_WEBHOOK_SECRET): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`;
}

/** The payment provider: sends bytes with whatever signature it is told, by default the right one. */
export function paymentProvider(url: string) {
  return async (orderId: string, body: string | object, headers: Record<string, string | undefined> = {}): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const all = { 'content-type': 'application/json', 'orderline-signature': signature(text), ...headers };
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>;
    const response = await fetch(`${url}/payments/${orderId}/provider-events`, { method: 'POST', body: text, headers: given });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  };
}
