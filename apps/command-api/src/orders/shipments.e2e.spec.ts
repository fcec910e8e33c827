import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFulfilment } from '../testing/as-fulfilment.js';
import { carl, type Cast, clara, cora, ivan, pounds, startCommandApi, token, walter } from '../testing/command-api.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let fulfilment: ReturnType<typeof asFulfilment>;
beforeAll(async () => {
  api = await startCommandApi();
  fulfilment = asFulfilment(api.databaseUrl);
  for (const sku of ['LANTERN', 'TEAPOT']) {
    await api.post('/products', { sku, name: sku, category: 'home', price: pounds('3.5') });
    await api.post(`/products/${sku}/publish`, {});
  }
});
afterAll(async () => {
  await fulfilment.stop();
  await api.stop();
});

let orders = 0;
/** Three lanterns, two teapots and one dearer lantern, for Carl. */
async function placed(): Promise<string> {
  const orderId = `order-${++orders}`;
  const lines = [
    { sku: 'LANTERN', quantity: 3 },
    { sku: 'TEAPOT', quantity: 2 },
    { sku: 'LANTERN', quantity: 1, unitPrice: pounds('9') },
  ];
  const order = { orderId, customerId: 'carl', currency: 'GBP', lines, shipTo: { country: 'GB' }, payment: { method: 'on-account' } };
  await api.post('/orders', order);
  return orderId;
}
async function confirmed(): Promise<string> {
  const orderId = await placed();
  await fulfilment.order({ type: 'ConfirmOrder', orderId });
  return orderId;
}
async function shipped(): Promise<string> {
  const orderId = await confirmed();
  await api.post(`/orders/${orderId}/ship`, {}, walter);
  return orderId;
}
const broken = (lines: object[]) => ({ lines, reason: 'broken' });

describe('a shipment', () => {
  it('of some lines, by number or sku, then of all that is left', async () => {
    const orderId = await confirmed();
    const lines = [
      { line: 2, quantity: 1 },
      { sku: 'LANTERN', quantity: 4 },
    ];
    const answer = await api.post(`/orders/${orderId}/ship`, { lines, trackingNumber: 'GB-1' }, walter);
    expect(answer).toMatchObject({ status: 200, body: { id: orderId, revision: 2, events: ['OrderShipped'] } });
    expect(answer.headers.get('location')).toBe(`http://queries.test/orders/${orderId}`);
    expect((await api.post(`/orders/${orderId}/ship`, '', walter)).body).toMatchObject({ events: ['OrderShipped'] });
    expect((await api.post(`/orders/${orderId}/ship`, {}, walter)).body).toMatchObject({ events: [], revision: 3 });
    const [first, second] = (await fulfilment.events(`order-${orderId}`)).slice(2);
    expect(first).toMatchObject({
      data: { trackingNumber: 'GB-1', complete: false, lines: [{ line: 1, quantity: 3 }, { line: 2, quantity: 1 }, { line: 3 }] },
      metadata: { actor: { role: 'warehouse', subject: 'walter' } },
    });
    expect(second).toMatchObject({ data: { complete: true, lines: [{ line: 2, quantity: 1 }] } });
    expect((first?.data as { shippedAt: string }).shippedAt).toBe(first?.metadata.occurredAt);
  });

  it('needs no body and no content type', async () => {
    const headers = { authorization: `Bearer ${await token(walter)}` };
    const response = await fetch(`${api.url}/orders/${await confirmed()}/ship`, { method: 'POST', headers });
    expect(await response.json()).toMatchObject({ events: ['OrderShipped'] });
  });

  it('waits for the confirmation and never exceeds what was ordered', async () => {
    expect((await api.post(`/orders/${await placed()}/ship`, {}, walter)).body).toMatchObject({ status: 409, code: 'order-not-confirmed' });
    const tooMany = {
      lines: [
        { line: 1, quantity: 1 },
        { sku: 'TEAPOT', quantity: 3 },
      ],
    };
    expect((await api.post(`/orders/${await confirmed()}/ship`, tooMany, walter)).body).toMatchObject({
      status: 409,
      code: 'shipment-too-large',
      skus: ['TEAPOT'],
      errors: [{ path: 'lines[1].quantity' }],
    });
    expect((await api.post('/orders/nobody/ship', {}, walter)).body).toMatchObject({ status: 404, code: 'order-not-found' });
  });

  it('with one key is one shipment, and holds to If-Match', async () => {
    const orderId = await confirmed();
    const [key, body] = [{ 'idempotency-key': 'parcel-1' }, { lines: [{ line: 1, quantity: 1 }] }];
    const first = await api.post(`/orders/${orderId}/ship`, body, walter, key);
    const again = await api.post(`/orders/${orderId}/ship`, body, walter, key);
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
    expect((await api.post(`/orders/${orderId}/ship`, {}, walter, key)).status).toBe(422);
    expect((await api.post(`/orders/${orderId}/ship`, {}, walter, { 'if-match': '1' })).status).toBe(412);
    expect((await api.post(`/orders/${orderId}/ship`, {}, walter, { 'if-match': '"2.17.1"' })).status).toBe(200);
  });
});

describe('a delivery', () => {
  it('follows when all is shipped, once', async () => {
    const orderId = await confirmed();
    expect((await api.post(`/orders/${orderId}/deliver`, {}, walter)).body).toMatchObject({ status: 409, code: 'order-not-shipped' });
    await api.post(`/orders/${orderId}/ship`, {}, walter);
    expect((await api.post(`/orders/${orderId}/deliver`, '', walter)).body).toMatchObject({ events: ['OrderDelivered'], revision: 3 });
    expect((await api.post(`/orders/${orderId}/deliver`, {}, walter)).body).toMatchObject({ events: [], revision: 3 });
    expect((await api.post(`/orders/${orderId}/deliver`, { at: 'noon' }, walter)).body).toMatchObject({ errors: [{ path: 'at' }] });
  });
});

describe('a return', () => {
  it('of what was shipped, where the price is plain', async () => {
    const orderId = await shipped();
    expect((await api.post(`/orders/${orderId}/return`, broken([{ sku: 'LANTERN', quantity: 1 }]))).body).toMatchObject({
      status: 400,
      code: 'line-ambiguous',
      errors: [{ path: 'lines[0].sku' }],
    });
    const lines = [
      { line: 3, quantity: 1 },
      { sku: 'TEAPOT', quantity: 2 },
    ];
    expect((await api.post(`/orders/${orderId}/return`, broken(lines))).body).toMatchObject({ events: ['OrderLinesReturned'] });
    expect((await api.post(`/orders/${orderId}/return`, broken([{ line: 2, quantity: 1 }]), walter)).body).toMatchObject({
      status: 409,
      code: 'return-too-large',
    });
    expect((await api.post(`/orders/${orderId}/return`, broken([{ line: 1, quantity: 3 }]), walter)).status).toBe(200);
    expect((await fulfilment.events(`order-${orderId}`)).slice(-1)).toMatchObject([{ data: { complete: true, reason: 'broken' } }]);
  });

  it('with one key is one return', async () => {
    const orderId = await shipped();
    const [key, body] = [{ 'idempotency-key': 'parcel-back' }, broken([{ line: 1, quantity: 1 }])];
    const first = await api.post(`/orders/${orderId}/return`, body, clara, key);
    expect((await api.post(`/orders/${orderId}/return`, body, clara, key)).body).toEqual(first.body);
    expect((await api.post(`/orders/${orderId}/return`, body, clara, { 'if-match': '2' })).status).toBe(412);
  });
});

describe('who and what', () => {
  it.each<[string, object, readonly Cast[], readonly Cast[]]>([
    ['ship', {}, [walter, ivan], [carl, cora, clara]],
    ['deliver', {}, [walter, ivan], [carl, cora, clara]],
    ['return', broken([{ line: 1, quantity: 1 }]), [clara, walter, ivan], [carl, cora]],
  ])('%s is staff’s', async (verb, body, may, mayNot) => {
    const orderId = await shipped();
    expect((await api.post(`/orders/${orderId}/${verb}`, body, null)).status).toBe(401);
    for (const cast of mayNot) expect((await api.post(`/orders/${orderId}/${verb}`, body, cast)).body).toMatchObject({ status: 403 });
    for (const cast of may) expect((await api.post(`/orders/${orderId}/${verb}`, body, cast)).status).toBe(200);
  });

  it.each<[string, unknown, string]>([
    ['neither line nor sku', [{ quantity: 1 }], 'lines[0].line'],
    [
      'both line and sku',
      [
        { line: 1, quantity: 1 },
        { line: 1, sku: 'LANTERN', quantity: 1 },
      ],
      'lines[1].sku',
    ],
    ['no quantity', [{ line: 1 }], 'lines[0].quantity'],
    ['a quantity of nothing', [{ line: 1, quantity: 0 }], 'lines[0].quantity'],
    ['a line number that is none', [{ line: 0, quantity: 1 }], 'lines[0].line'],
    ['null for a line', [{ line: null, sku: 'LANTERN', quantity: 1 }], 'lines[0].line'],
    ['a line that the order has not', [{ line: 4, quantity: 1 }], 'lines[0].line'],
    ['a sku that the order has not', [{ sku: 'KETTLE', quantity: 1 }], 'lines[0].sku'],
    ['an unknown field', [{ line: 1, quantity: 1, price: 3 }], 'lines[0].price'],
    ['no lines', [], 'lines'],
    ['lines that are no list', { line: 1, quantity: 1 }, 'lines'],
  ])('%s is refused by name', async (_name, lines, field) => {
    const orderId = await shipped();
    for (const [verb, more] of [
      ['ship', {}],
      ['return', { reason: 'x' }],
    ] as const) {
      const answer = await api.post(`/orders/${orderId}/${verb}`, { lines, ...more }, walter);
      expect([verb, answer.body.status, (answer.body.errors as { path: string }[])[0]?.path]).toEqual([verb, 400, field]);
    }
  });

  it('a return says which lines and why, and the warehouse not when', async () => {
    const [orderId, lines] = [await shipped(), [{ line: 1, quantity: 1 }]];
    for (const [body, status, field] of [
      [{ lines }, 400, 'reason'],
      [{ reason: 'x' }, 400, 'lines'],
      [{ ...broken(lines), occurredAt: '2010-12-01T08:26:00Z' }, 403, 'occurredAt'],
    ] as const) {
      const { body: answer } = await api.post(`/orders/${orderId}/return`, body, walter);
      expect(answer).toMatchObject({ status, errors: [{ path: field }] });
    }
  });

  it('all three are lines of a batch', async () => {
    const orderId = await confirmed();
    const lines = [
      { path: `/orders/${orderId}/ship`, idempotencyKey: 'a' },
      { path: `/orders/${orderId}/deliver`, body: {} },
      { path: `/orders/${orderId}/return`, body: broken([{ line: 1, quantity: 1 }]) },
      { path: `/orders/${orderId}/ship`, idempotencyKey: 'a' },
    ];
    const response = await fetch(`${api.url}/batch`, {
      method: 'POST',
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(walter)}` },
    });
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map(({ status, events, replayed }) => [status, events, replayed])).toEqual([
      [200, ['OrderShipped'], undefined],
      [200, ['OrderDelivered'], undefined],
      [200, ['OrderLinesReturned'], undefined],
      [200, ['OrderShipped'], true],
    ]);
  });
});
