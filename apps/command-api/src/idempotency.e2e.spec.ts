import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carl, clara, cora, pounds, startCommandApi, walter } from './testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let other: Awaited<ReturnType<typeof api.another>>;
beforeAll(async () => {
  api = await startCommandApi();
  other = await api.another();
});
afterAll(() => api.stop());

let skus = 0;
/** A published product with ten units on hand, under a sku of its own. */
async function product(): Promise<string> {
  const sku = `SKU-${++skus}`;
  await api.post('/products', { sku, name: 'Lantern', category: 'lights', price: pounds('3.5') });
  await api.post(`/products/${sku}/publish`, {});
  await api.post(`/stock/${sku}/receive`, { quantity: 10 }, walter);
  return sku;
}
const orderOf = (sku: string, quantity = 1) => ({
  currency: 'GBP',
  lines: [{ sku, quantity }],
  shipTo: { country: 'GB' },
  payment: { method: 'on-account' },
});
const key = (name: string) => ({ 'idempotency-key': name });
const onHand = async (sku: string) => {
  // Deciding tells the level: an adjustment below zero is refused.
  for (let units = 0; ; units++) {
    const answer = await api.post(`/stock/${sku}/adjust`, { delta: -1, reason: 'count' }, walter);
    if (answer.status === 409) return units;
  }
};

describe('the same command again', () => {
  it('is answered as the first time, also after other events of the stream', async () => {
    const sku = await product();
    const first = await api.post(`/stock/${sku}/receive`, { quantity: 5 }, walter, key('delivery-7'));
    await api.post(`/stock/${sku}/receive`, { quantity: 2 }, walter);
    const again = await api.post(`/stock/${sku}/receive`, { quantity: 5 }, walter, key('delivery-7'));
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(await onHand(sku)).toBe(17);
  });

  it('is recognised by another process, which has never seen the first', async () => {
    const sku = await product();
    const first = await api.post(`/stock/${sku}/receive`, { quantity: 5 }, walter, key('k'));
    const again = await other.post(`/stock/${sku}/receive`, { quantity: 5 }, walter, key('k'));
    expect(again.body).toEqual(first.body);
  });

  it('meets in one stream when the server makes the id, ten times at once in two processes', async () => {
    const sku = await product();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? api : other).post('/orders', orderOf(sku), carl, key('order-1'))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
  });

  it('makes a new order every time without a key', async () => {
    const sku = await product();
    const [one, two] = [await api.post('/orders', orderOf(sku), carl), await api.post('/orders', orderOf(sku), carl)];
    expect(one.body.id).not.toBe(two.body.id);
  });

  it('with another body or path is refused, and nothing happens', async () => {
    const sku = await product();
    await api.post('/orders', orderOf(sku, 1), carl, key('k-1'));
    expect((await api.post('/orders', orderOf(sku, 2), carl, key('k-1'))).body).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    await api.post(`/stock/${sku}/receive`, { quantity: 5 }, walter, key('k-2'));
    expect((await api.post(`/stock/${sku}/adjust`, { delta: 5, reason: 'x' }, walter, key('k-2'))).status).toBe(422);
    expect(await onHand(sku)).toBe(15);
  });

  it('of another principal is another command', async () => {
    const sku = await product();
    const mine = await api.post('/orders', orderOf(sku), carl, key('same'));
    const hers = await api.post('/orders', orderOf(sku), cora, key('same'));
    expect([mine.status, hers.status]).toEqual([201, 201]);
    expect(mine.body.id).not.toBe(hers.body.id);
  });

  it('is looked for before If-Match: a repeat carries the revision it saw the first time', async () => {
    const sku = await product();
    const headers = { ...key('k'), 'if-match': '"0.17.1"' };
    const first = await api.post(`/stock/${sku}/receive`, { quantity: 1 }, walter, headers);
    expect(first).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await api.post(`/stock/${sku}/receive`, { quantity: 1 }, walter, headers)).body).toEqual(first.body);
    expect((await api.post(`/stock/${sku}/receive`, { quantity: 1 }, walter, { 'if-match': '0' })).body).toMatchObject({
      status: 412,
      code: 'revision-mismatch',
    });
  });

  it('that was refused or changed nothing is not remembered', async () => {
    const sku = await product();
    expect((await api.post(`/stock/${sku}/adjust`, { delta: -11, reason: 'x' }, walter, key('k'))).status).toBe(409);
    await api.post(`/stock/${sku}/receive`, { quantity: 1 }, walter);
    expect((await api.post(`/stock/${sku}/adjust`, { delta: -11, reason: 'x' }, walter, key('k'))).status).toBe(200);
    expect((await api.post(`/products/${sku}/publish`, {}, clara, key('p'))).body).toMatchObject({ events: [] });
  });
});

describe('what a cache says is verified before it is answered', () => {
  it('a refusal on a stale cache in a second process', async () => {
    const sku = await product();
    // Given: the other process has cached ten units, and this one has since received more.
    expect((await other.post(`/stock/${sku}/adjust`, { delta: -11, reason: 'x' }, walter)).status).toBe(409);
    await api.post(`/stock/${sku}/receive`, { quantity: 5 }, walter);
    expect((await other.post(`/stock/${sku}/adjust`, { delta: -11, reason: 'x' }, walter)).status).toBe(200);
  });

  it('a 404, an unchanged answer and a 412 likewise', async () => {
    const sku = await product();
    expect((await other.post(`/products/${sku}-2/publish`, {})).status).toBe(404);
    await api.post('/products', { sku: `${sku}-2`, name: 'L', category: 'c', price: pounds('1') });
    expect((await other.post(`/products/${sku}-2/publish`, {})).body).toMatchObject({ events: ['ProductPublished'] });
    // Given: the other process believes the name is L.
    await api.post(`/products/${sku}-2/revise`, { name: 'M' });
    expect((await other.post(`/products/${sku}-2/revise`, { name: 'L' })).body).toMatchObject({ events: ['ProductRevised'], revision: 3 });
    await api.post(`/products/${sku}-2/revise`, { name: 'N' });
    expect((await other.post(`/products/${sku}-2/revise`, { name: 'O' }, clara, { 'if-match': '4' })).status).toBe(200);
  });

  it('concurrent commands on one stream in two processes all take effect once', async () => {
    const sku = await product();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 ? api : other).post(`/stock/${sku}/receive`, { quantity: 1 }, walter)),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(new Set(answers.map((answer) => answer.body.revision)).size).toBe(60);
    expect(await onHand(sku)).toBe(70);
  });
});
