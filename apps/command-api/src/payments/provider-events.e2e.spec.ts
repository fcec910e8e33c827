import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFulfilment } from '../testing/as-fulfilment.js';
import { clara, pounds, startCommandApi, token } from '../testing/command-api.js';
import { now, paymentProvider, signature } from '../testing/payment-provider.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let other: Awaited<ReturnType<typeof api.another>>;
let fulfilment: ReturnType<typeof asFulfilment>;
let send: ReturnType<typeof paymentProvider>;
beforeAll(async () => {
  api = await startCommandApi();
  other = await api.another();
  fulfilment = asFulfilment(api.databaseUrl);
  send = paymentProvider(api.url);
});
afterAll(async () => {
  await fulfilment.stop();
  await api.stop();
});

let orders = 0;
/** A payment of 20.34 that the provider has been asked for. */
async function requested(): Promise<string> {
  const orderId = `card-${++orders}`;
  const [requestedAt, dueAt] = ['2026-11-21T08:00:00.000Z', '2026-11-21T08:30:00.000Z'];
  await fulfilment.payment({ type: 'RequestPayment', orderId, customerId: 'carl', amount: pounds('20.34'), requestedAt, dueAt });
  return orderId;
}
const captured = (id: string, amount = pounds('20.34')) => ({ id, type: 'captured', amount, occurredAt: '2026-11-21T08:01:00Z' });
const declined = (id: string, reason?: string) => ({ ...captured(id), type: 'declined', ...(reason === undefined ? {} : { reason }) });
const recorded = async (orderId: string) => (await fulfilment.events(`payment-${orderId}`)).slice(1);

describe('what the provider reports', () => {
  it('is recorded as its own fact, with its time and id', async () => {
    const orderId = await requested();
    const answer = await send(orderId, captured('evt-1'), { 'x-correlation-id': 'from-the-provider' });
    expect(answer).toMatchObject({ status: 200, body: { id: orderId, revision: 1, events: ['PaymentCaptured'] } });
    expect(answer.headers.get('location')).toBe(`http://queries.test/orders/${orderId}`);
    expect([answer.headers.get('etag'), answer.headers.get('event-position')]).toEqual(['"1"', answer.body.position]);
    expect(await recorded(orderId)).toMatchObject([
      {
        type: 'PaymentCaptured',
        data: { orderId, customerId: 'carl', providerEventId: 'evt-1', amount: pounds('20.34'), matches: true },
        metadata: {
          actor: { role: 'provider', subject: 'payments' },
          correlationId: 'from-the-provider',
          occurredAt: '2026-11-21T08:01:00.000Z',
        },
      },
    ]);
  });

  it('may be a decline, with or without the provider’s words', async () => {
    const [one, two] = [await requested(), await requested()];
    expect((await send(one, declined('evt-1', 'Carte refusée 🦉'))).body).toMatchObject({ events: ['PaymentDeclined'] });
    expect((await send(two, declined('evt-1'))).body).toMatchObject({ events: ['PaymentDeclined'] });
    expect(await recorded(one)).toMatchObject([{ data: { reason: 'Carte refusée 🦉', declinedAt: '2026-11-21T08:01:00.000Z' } }]);
  });

  it('is a fact with another amount and after everything has ended', async () => {
    const orderId = await requested();
    await fulfilment.payment({ type: 'ExpirePayment', orderId, reason: 'Not paid in time.' });
    expect((await send(orderId, captured('late', pounds('20.3')))).body).toMatchObject({ events: ['PaymentCaptured'] });
    expect((await send(orderId, declined('later'))).body).toMatchObject({ events: ['PaymentDeclined'] });
    expect((await recorded(orderId)).slice(1)).toMatchObject([
      { type: 'PaymentCaptured', data: { matches: false, amount: pounds('20.3') } },
      { type: 'PaymentDeclined' },
    ]);
  });

  it('has no place where nothing of that id exists', async () => {
    expect((await send('nobody', captured('evt-1'))).body).toMatchObject({ status: 404, code: 'payment-not-found' });
  });
});

describe('what is written as other systems write', () => {
  it('is read: more fields, any time zone, a currency in lower case', async () => {
    const orderId = await requested();
    const amount = { amount: '20.34', currency: 'gbp', decimals: 2 };
    const event = {
      ...captured('evt-1'),
      amount,
      occurredAt: '2026-11-21t10:01:00.250+02:00',
      reason: null,
      livemode: true,
      card: { last4: '4242' },
    };
    expect((await send(orderId, event)).body).toMatchObject({ revision: 1, events: ['PaymentCaptured'] });
    expect(await recorded(orderId)).toMatchObject([
      { data: { amount: pounds('20.34'), matches: true, capturedAt: '2026-11-21T08:01:00.250Z' } },
    ]);
  });

  it.each<[string, object]>([
    ['of a type of his own', { ...captured('evt-1'), type: 'payment_intent.created' }],
    ['with nothing else in it', { type: 'refunded' }],
    ['with anything else in it', { type: 'refunded', id: 7, amount: 2034, occurredAt: 'today' }],
  ])('means nothing to us where it is an event %s: it changes nothing', async (_name, event) => {
    const orderId = await requested();
    expect(await send(orderId, event)).toMatchObject({ status: 200, body: { id: orderId, revision: 0, events: [] } });
    expect(await recorded(orderId)).toEqual([]);
    expect(await send('nobody', event)).toMatchObject({ status: 200, body: { id: 'nobody', events: [] } });
    const unsigned = { 'orderline-signature': signature('something else') };
    expect((await send(orderId, event, unsigned)).status).toBe(401);
  });
});

describe('what comes before the payment was asked for', () => {
  const placed = async (method: 'card' | 'on-account' | 'wallet') => {
    const orderId = `early-${++orders}`;
    const [line] = [{ sku: 'MUG', quantity: 3, unitPrice: pounds('6.78') }];
    const products = new Map([['MUG', { name: 'Mug', price: pounds('6.78'), status: 'published' as const }]]);
    const around = { orderId, customerId: 'carl', currency: 'GBP', shipTo: { country: 'GB' }, placedAt: '2026-11-21T07:59:00.000Z' };
    await fulfilment.order({ type: 'PlaceOrder', ...around, lines: [line], payment: { method }, products, sellDiscontinued: false });
    return orderId;
  };
  const all = (orderId: string) => fulfilment.events(`payment-${orderId}`);

  it('is recorded at once, and once, with what the order knows', async () => {
    const orderId = await placed('card');
    const answers = await Promise.all([send, paymentProvider(other.url)].map((process) => process(orderId, captured('evt-1'))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await all(orderId)).toMatchObject([{ type: 'PaymentCaptured', data: { customerId: 'carl', matches: true } }]);
    expect((await send(orderId, captured('evt-1'))).body).toMatchObject({ revision: 0, events: [] });
    expect((await send(orderId, captured('evt-2', pounds('20.33')))).body).toMatchObject({ events: ['PaymentCaptured'] });
    expect(await all(orderId)).toMatchObject([{}, { data: { matches: false } }]);
    const declinedFirst = await placed('card');
    expect((await send(declinedFirst, declined('evt-1'))).body).toMatchObject({ events: ['PaymentDeclined'] });
  });

  it.each(['on-account', 'wallet'] as const)('is a fact for an order that is paid by %s, and nothing that it owes', async (method) => {
    const orderId = await placed(method);
    expect((await send(orderId, captured('evt-1'))).status).toBe(200);
    expect(await all(orderId)).toMatchObject([{ type: 'PaymentCaptured', data: { matches: false } }]);
  });

  it('is a fact where the order is already rejected', async () => {
    const orderId = await placed('card');
    await fulfilment.order({ type: 'RejectOrder', orderId, reason: 'out-of-stock' });
    expect((await send(orderId, captured('evt-1'))).body).toMatchObject({ events: ['PaymentCaptured'] });
  });
});

describe('the same event again', () => {
  it('changes nothing, whatever else it says, in every process', async () => {
    const orderId = await requested();
    await send(orderId, captured('evt-1'));
    for (const again of [captured('evt-1'), captured('evt-1', pounds('99')), declined('evt-1')]) {
      for (const process of [send, paymentProvider(other.url)]) {
        const answer = await process(orderId, again, { 'idempotency-key': 'no-meaning', 'if-match': '0' });
        expect(answer).toMatchObject({ status: 200, body: { id: orderId, revision: 1, events: [] } });
        expect(answer.headers.get('idempotent-replayed')).toBeNull();
      }
    }
    expect(await recorded(orderId)).toHaveLength(1);
  });

  it('ten times at once in two processes is one fact', async () => {
    const orderId = await requested();
    const sendToOther = paymentProvider(other.url);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? send : sendToOther)(orderId, captured('evt-1'))),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers.filter(({ body }) => (body.events as string[]).length === 1)).toHaveLength(1);
    expect(await recorded(orderId)).toHaveLength(1);
  });

  it('of another order is another event', async () => {
    const [one, two] = [await requested(), await requested()];
    expect((await send(one, captured('evt-1'))).body).toMatchObject({ events: ['PaymentCaptured'] });
    expect((await send(two, captured('evt-1'))).body).toMatchObject({ events: ['PaymentCaptured'] });
  });
});

describe('a request that is not signed as it must be', () => {
  const body = JSON.stringify(captured('evt-1'));
  it.each<[string, Record<string, string | undefined>]>([
    ['without a signature', { 'orderline-signature': undefined }],
    ['with another secret', { 'orderline-signature': signature(body, now(), 'not-the-secret-of-this-installation') }],
    ['six minutes ago', { 'orderline-signature': signature(body, now() - 360) }],
    ['six minutes ahead', { 'orderline-signature': signature(body, now() + 360) }],
    ['over another body', { 'orderline-signature': signature(body.replace('20.34', '20.35')) }],
    ['over the same JSON in other bytes', { 'orderline-signature': signature(JSON.stringify(captured('evt-1'), null, 1)) }],
  ])('%s is answered 401 and has no effect', async (_name, headers) => {
    const orderId = await requested();
    const answer = await send(orderId, body, headers);
    expect(answer.body).toMatchObject({ status: 401, code: 'signature-invalid', type: '/problems/signature-invalid' });
    expect(answer.body.detail).toBe('The request carries no valid and recent signature of the payment provider.');
    expect(answer.headers.get('www-authenticate')).toBe('Orderline-Signature');
    expect(await recorded(orderId)).toEqual([]);
  });

  it('learns nothing else: not that the order is unknown, nor what is wrong with its body', async () => {
    const wrong = { 'orderline-signature': signature('something else') };
    for (const text of [body, '{', '', '{"id":7}', '['.repeat(40)]) expect((await send('nobody', text, wrong)).status).toBe(401);
    expect((await send('bad id', body, wrong)).status).toBe(401);
  });

  it('is not let in by a token instead', async () => {
    const headers = { 'orderline-signature': undefined, authorization: `Bearer ${await token({ role: 'admin', subject: 'ada' })}` };
    expect((await send(await requested(), body, headers)).status).toBe(401);
  });

  it('has a page that says what to do', async () => {
    expect((await fetch(`${api.url}/problems/signature-invalid`)).status).toBe(200);
  });
});

describe('a signed request', () => {
  it('is checked over the bytes that came, in any script and any spelling of JSON', async () => {
    const orderId = await requested();
    const text = `{ "reason" : "\\u00e9 é 🦉 №", "id":"evt-1","type":"declined",\n"amount":{"currency":"GBP","amount":"20.340"},"occurredAt":"2026-11-21T08:01Z"}\n`;
    expect((await send(orderId, text)).body).toMatchObject({ events: ['PaymentDeclined'] });
    expect(await recorded(orderId)).toMatchObject([{ data: { reason: 'é é 🦉 №', amount: pounds('20.34') } }]);
  });

  it.each<[string, unknown, string]>([
    ['no type', { ...captured('e'), type: undefined }, 'type'],
    ['a type that is a number', { ...captured('e'), type: 7 }, 'type'],
    ['a currency that is none', { ...captured('e'), amount: { amount: '20.34', currency: 'pounds' } }, 'amount.currency'],
    ['an amount without a currency', { ...captured('e'), amount: { amount: '20.34' } }, 'amount.currency'],
    ['no amount', { ...captured('e'), amount: undefined }, 'amount'],
    ['no id', { ...captured('e'), id: undefined }, 'id'],
    ['an id of 201 characters', captured('e'.repeat(201)), 'id'],
    ['an amount that is a number', { ...captured('e'), amount: { amount: 20.34, currency: 'GBP' } }, 'amount.amount'],
    ['an amount of nothing', captured('e', pounds('0')), 'amount'],
    ['a time that is none', { ...captured('e'), occurredAt: 'today' }, 'occurredAt'],
    ['no body', '', 'id'],
  ])('with %s is refused by name', async (_name, body, path) => {
    const answer = await send(await requested(), body as object);
    expect(answer.body.status).toBe(400);
    expect((answer.body.errors as { path: string }[])[0]?.path).toBe(path);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['that is no JSON', '{', {}, 400, 'malformed-json'],
    ['nested too deep', '['.repeat(33) + ']'.repeat(33), {}, 400, 'validation-failed'],
    ['with U+0000', JSON.stringify(captured('a\0b')), {}, 400, 'validation-failed'],
    ['over 1 MiB', JSON.stringify({ ...captured('e'), reason: 'x'.repeat(1_100_000) }), {}, 413, 'body-too-large'],
    ['of another type', JSON.stringify(captured('e')), { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
  ])('%s is refused as everywhere', async (_name, body, headers, status, code) => {
    expect((await send('card-1', body, headers)).body).toMatchObject({ status, code });
  });

  it('is no line of a batch', async () => {
    const response = await fetch(`${api.url}/batch`, {
      method: 'POST',
      body: JSON.stringify({ path: '/payments/card-1/provider-events', body: captured('e') }),
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(clara)}` },
    });
    expect(await response.json()).toMatchObject({ line: 1, status: 400, errors: [{ path: 'path' }] });
  });

  it('is described without a token', async () => {
    const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
      paths: Record<string, { post: { security?: unknown; parameters: { name: string }[] } }>;
    };
    const { security, parameters } = document.paths['/payments/{orderId}/provider-events']!.post;
    expect(security).toEqual([]);
    expect(parameters.map(({ name }) => name)).toContain('Orderline-Signature');
    expect(JSON.stringify(document.paths['/payments/{orderId}/provider-events'])).toMatch(
      /ProviderEventBody.*never minor units|never minor units.*ProviderEventBody/,
    );
  });
});
