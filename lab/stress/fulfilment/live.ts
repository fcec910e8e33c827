import { setTimeout as delay } from 'node:timers/promises';
import { type Life, type ProviderEvent, type Step } from './plan-life.js';
import { type Answer, type Shop } from './shop.js';
import { type Watch } from './watch.js';

/** How long a process that was killed may keep an order waiting. */
const PATIENCE_MS = 60_000;

/** Answers that were neither a success nor a refusal that a life may meet, and how often each answer came. */
export interface Diary {
  readonly answers: Map<string, number>;
  readonly surprises: string[];
}

interface Ordered {
  readonly sku: string;
  readonly quantity: number;
  shipped: number;
  returned: number;
}

/** Lives one order's life through the API of the shop. A refusal is part of life; nothing is tried twice without a key. */
export async function live(life: Life, shop: Shop, watch: Watch, diary: Diary): Promise<void> {
  const { orderId, customerId, lines, method } = life;
  const note = (what: string, answer: Answer): Answer => {
    const heading = `${what} ${answer.status}${answer.code === undefined ? '' : ` ${answer.code}`}`;
    diary.answers.set(heading, (diary.answers.get(heading) ?? 0) + 1);
    if (![200, 201, 409].includes(answer.status)) diary.surprises.push(`${orderId}: ${heading}`);
    return answer;
  };
  const order = { orderId, customerId, currency: 'GBP', lines, shipTo: { country: 'GB' }, payment: { method } };
  note('place', await shop.command('/orders', order, orderId));
  const cancelling = life.cancelAfter === undefined ? undefined : cancel(orderId, life.cancelAfter, shop, note);
  const ordered: Ordered[] = lines.map(({ sku, quantity }) => ({ sku, quantity, shipped: 0, returned: 0 }));
  for (const [index, { after, step }] of life.steps.entries()) {
    await delay(after);
    await take(step, `${orderId}-${index}`, orderId, ordered, shop, watch, note);
  }
  await cancelling;
}

type Note = (what: string, answer: Answer) => Answer;

async function cancel(orderId: string, after: number, shop: Shop, note: Note): Promise<void> {
  await delay(after);
  note('cancel', await shop.command(`/orders/${orderId}/cancel`, { reason: 'changed my mind' }, 'cancel'));
}

async function take(step: Step, key: string, orderId: string, ordered: Ordered[], shop: Shop, watch: Watch, note: Note): Promise<void> {
  const path = (verb: string) => `/orders/${orderId}/${verb}`;
  switch (step.kind) {
    case 'provider': {
      const milestone = step.event === 'captured-early' ? 'placed' : 'payment-requested';
      if ((await watch.until(orderId, [milestone, 'closed'], PATIENCE_MS)) !== milestone) return;
      const event = providerEvent(step.event, key, orderId, watch);
      for (let time = 0; time < step.times; time++) note(step.event, await shop.providerEvent(orderId, event));
      return;
    }
    case 'ship':
    case 'return': {
      if (step.kind === 'ship' && (await watch.until(orderId, ['closed', 'confirmed'], PATIENCE_MS)) !== 'confirmed') return;
      const lines = chosen(step.kind, step.share, ordered);
      if (lines.length === 0) return;
      const answer = note(
        step.kind,
        await shop.command(path(step.kind), step.kind === 'ship' ? { lines } : { lines, reason: 'broken' }, key),
      );
      if (answer.status !== 200) return;
      for (const { line, quantity } of lines) (ordered[line - 1] as Ordered)[step.kind === 'ship' ? 'shipped' : 'returned'] += quantity;
      return;
    }
    case 'deliver':
      return void note('deliver', await shop.command(path('deliver'), {}, key));
    case 'refund': {
      const body = { amount: { amount: step.amount, currency: 'GBP' }, reason: 'late' };
      const answer = await shop.command(`/payments/${orderId}/refund`, body, key);
      if (answer.status !== 404) note('refund', answer); // Rejected before a payment was requested.
      return;
    }
  }
}

function chosen(kind: 'ship' | 'return', share: number, ordered: readonly Ordered[]): { line: number; quantity: number }[] {
  return ordered.flatMap(({ quantity, shipped, returned }, index) => {
    const left = kind === 'ship' ? quantity - shipped : shipped - returned;
    const units = Math.ceil(left * share);
    return units === 0 ? [] : [{ line: index + 1, quantity: units }];
  });
}

function providerEvent(event: ProviderEvent, key: string, orderId: string, watch: Watch): object {
  const owed = watch.owed(orderId);
  const amount = event === 'captured-other-amount' ? { ...owed, amount: `${Number.parseInt(owed.amount) + 1}.5` } : owed;
  const type = event === 'declined' ? 'declined' : 'captured';
  return { id: `event-${key}`, type, amount, occurredAt: new Date().toISOString() };
}
