import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asFulfilment } from '../testing/as-fulfilment.js';
import { PAYMENT_WEBHOOK_SECRET, pounds, startCommandApi } from '../testing/command-api.js';
import { now, paymentProvider, signature } from '../testing/payment-provider.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
beforeAll(async () => {
  api = await startCommandApi();
});
afterAll(() => api.stop());

it('No log line holds the secret, a signature or a word of what the provider sends', async () => {
  // Given: a process that logs all it can
  const lines: string[] = [];
  const talkative = await api.another(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }));
  const send = paymentProvider(talkative.url);
  const at = '2026-11-21T08:00:00.000Z';
  const fulfilment = asFulfilment(api.databaseUrl);
  await fulfilment.payment({ type: 'RequestPayment', orderId: 'first', amount: pounds('10'), requestedAt: at, dueAt: at });
  await fulfilment.stop();
  // When: requests succeed, are refused at the door and are refused by the rules
  const body = JSON.stringify({ id: 'evt-1', type: 'declined', amount: pounds('10'), occurredAt: at, reason: 'Carl has no money' });
  const time = now();
  const good = signature(body, time);
  const bad = signature(body, time, 'another-secret');
  expect((await send('first', body, { 'orderline-signature': good })).status).toBe(200);
  expect((await send('first', body, { 'orderline-signature': bad })).status).toBe(401);
  expect((await send('nobody', body, { 'orderline-signature': good })).status).toBe(404);
  // Then
  const log = lines.join('');
  expect(log).toContain('/payments/:orderId/provider-events');
  for (const secret of [PAYMENT_WEBHOOK_SECRET, good.slice(-64), bad.slice(-64), 'Carl', 'no money']) expect(log).not.toContain(secret);
});
