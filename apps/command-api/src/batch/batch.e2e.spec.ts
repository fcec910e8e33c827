import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { clara, pounds, startCommandApi, token } from '../testing/command-api.js';

type Api = Awaited<ReturnType<typeof startCommandApi>>;
let api: Api;
beforeAll(async () => {
  api = await startCommandApi();
});
afterAll(() => api.stop());

const product = (sku: string) => ({ path: '/products', body: { sku, name: `Cup ${sku}`, category: 'cups', price: pounds('1.5') } });
const deep = (levels: number) => `{"path":"/products","body":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;

async function open(at: Api): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(clara)}` };
  const request = httpRequest(`${at.url}/batch`, { method: 'POST', headers });
  onTestFinished(() => void request.destroy());
  return request;
}

async function send(lines: readonly (string | object)[], at = api): Promise<Record<string, unknown>[]> {
  const request = await open(at);
  request.end(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const answers: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: response })) answers.push(JSON.parse(line) as Record<string, unknown>);
  return answers;
}

describe('a line that is at fault', () => {
  it.each([
    ['nested beyond what any parser or writer bears', `{"path":"/products","body":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`],
    ['nested deeper than a body may be', deep(34)],
    ['of a name that stands twice', '{"path":"/products","body":{"sku":"A","sku":"B"}}'],
    ['of a number that would change', '{"path":"/products","body":{"attributes":{"a":12345678901234567890}}}'],
    ['that is no JSON', '{"path":'],
    ['that is longer than 1 MiB', JSON.stringify({ path: '/products', body: { name: 'x'.repeat(1_048_576) } })],
  ])('%s is answered in its turn and stops nothing', async (_what, line) => {
    const sku = `AFTER-${Math.random().toString(36).slice(2)}`;

    const answers = await send([line, product(sku)]);

    expect(answers).toMatchObject([
      { line: 1, status: 400, code: 'validation-failed' },
      { line: 2, status: 201, id: sku },
    ]);
  });

  it.each(['/products/../products', '/products/.', '/./products', '//products', '/products//publish', '/orders/x/..', '/..'])(
    'of the address %s is refused, whatever it would be to others',
    async (path) => {
      const [answer] = await send([{ ...product('DOTS'), path }]);

      expect(answer).toMatchObject({ status: 400, errors: [{ path: 'path', message: 'must not hold empty parts, nor . or ..' }] });
    },
  );

  it.each(['/products?dryRun=true', '/products#now', '/%2e%2e/products', '/products%2fA', 'products', 'http://shop.example/products'])(
    'of the address %s is refused, which is no path of a command',
    async (path) => {
      const [answer] = await send([{ ...product('DOTS'), path }]);

      expect(answer).toMatchObject({ status: 400, errors: [{ path: 'path', message: 'must be the path of a command' }] });
    },
  );

  it.each([
    ['one line', 'x'.repeat(65_536)],
    ['blank lines', ' \n'.repeat(32_768)],
  ])('of %s without end ends the batch, with an answer to what came before', async (_what, chunk) => {
    const request = await open(api);
    request.on('error', () => undefined);
    request.write(`${JSON.stringify(product(`BEFORE-${Math.random().toString(36).slice(2)}`))}\n`);
    const write = () => {
      while (!request.destroyed && request.write(chunk));
    };
    request.on('drain', write);
    write();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const answers: unknown[] = [];
    for await (const line of createInterface({ input: response })) answers.push(JSON.parse(line));

    expect(answers).toMatchObject([
      { line: 1, status: 201 },
      { status: 400, errors: [{ path: 'line', message: 'has not come within 16 MiB, so nothing more is read' }] },
    ]);
  });

  it('counts as a command of its caller', async () => {
    const limited = await startCommandApi({ RATE_LIMIT_COMMANDS: '3' });
    onTestFinished(() => limited.stop());
    await send(['x', '{', '[]'], limited);

    expect((await limited.post('/products', product('SINGLE').body)).body).toMatchObject({ status: 429, code: 'rate-limited' });
  });

  it('is told at its place as an editor counts it, whatever blank lines there are', async () => {
    const answers = await send(['', product('BLANK-1'), '\r', '   ', 'nonsense', '', product('BLANK-2'), '', '']);

    expect(answers.map(({ line, status }) => [line, status])).toEqual([
      [2, 201],
      [5, 400],
      [7, 201],
    ]);
  });

  it('of a body as deep as one may be is judged by its command', async () => {
    const [answer] = await send([deep(31)]);

    expect(answer).toMatchObject({ status: 400, errors: expect.arrayContaining([expect.objectContaining({ path: 'a' })]) as unknown });
  });
});

it.each([
  ['Idempotency-Key', 'k-1'],
  ['If-Match', '"0"'],
])('%s of a whole batch is refused, which would say nothing to its lines', async (name, value) => {
  const headers = { 'content-type': 'application/x-ndjson', [name]: value };
  const { status, body } = await api.post('/batch', JSON.stringify(product('WHOLE')), clara, headers);

  expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path: `header ${name}` })]]);
});

it('lines that build on each other are worked on one after another, and all answers come in order', async () => {
  const skus = Array.from({ length: 40 }, (_, index) => `CHAIN-${index}`);
  const lines = skus.flatMap((sku) => [
    product(sku),
    { path: `/products/${sku}/publish`, body: {} },
    {
      path: '/orders',
      body: {
        orderId: `order-${sku}`,
        customerId: 'carl',
        currency: 'GBP',
        lines: [{ sku, quantity: 1 }],
        shipTo: { country: 'GB' },
        payment: { method: 'on-account' },
      },
    },
    { path: `/orders/order-${sku}/cancel`, body: { reason: 'changed my mind' } },
    { path: `/products/${sku}/discontinue`, body: { reason: 'sold out' } },
  ]);

  const answers = await send(lines);

  expect(answers.map(({ line }) => line)).toEqual(lines.map((_line, index) => index + 1));
  expect(answers.map(({ status }) => status)).toEqual(skus.flatMap(() => [201, 200, 201, 200, 200]));
});

it('whoever waits for an answer before he writes the next line gets it', async () => {
  const request = await open(api);
  request.write(`${JSON.stringify(product('TALK-1'))}\n`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const lines = createInterface({ input: response })[Symbol.asyncIterator]();
  expect(JSON.parse(String((await lines.next()).value))).toMatchObject({ line: 1, status: 201 });

  request.end(JSON.stringify(product('TALK-2')));

  expect(JSON.parse(String((await lines.next()).value))).toMatchObject({ line: 2, status: 201 });
  expect((await lines.next()).done).toBe(true);
});

it('who does not read his answers is not read either, and gets them all once he does', async () => {
  const request = await open(api);
  // Each is answered with all that is wrong with it, 15 KiB: more than the kernel keeps for the one who does not read.
  const unknown = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${'unknown'.repeat(15)}${index}`, 1]));
  const line = `${JSON.stringify({ path: '/products', body: unknown })}\n`;
  let written = 0;
  const most = 2_000;
  const write = () => {
    while (written < most) {
      written++;
      if (!request.write(line)) return;
    }
  };
  request.on('drain', write);
  write();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let before = -1;
  await expect
    .poll(() => (written === before ? 'still' : ((before = written), 'moving')), { interval: 500, timeout: 20_000 })
    .toBe('still');
  expect(written).toBeLessThan(most);

  request.off('drain', write);
  request.end();
  let answers = 0;
  for await (const answer of createInterface({ input: response }))
    expect(JSON.parse(answer)).toMatchObject({ line: ++answers, status: 400 });
  expect(answers).toBe(written);
});

it('a client that goes away ends nothing but his batch', async () => {
  const request = await open(api);
  request.on('error', () => undefined);
  for (let index = 0; index < 200; index++) request.write(`${JSON.stringify(product(`GONE-${index}`))}\n`);
  request.write('{"path":"/prod');
  await once(request, 'response');
  request.destroy();

  const after = await api.post('/products', product('STILL-HERE').body);
  expect(after).toMatchObject({ status: 201 });
});

it('a line waits for its budget instead of being refused, and single commands of that caller are refused meanwhile', async () => {
  const limited = await startCommandApi({ RATE_LIMIT_COMMANDS: '3' });
  onTestFinished(() => limited.stop());
  const request = await open(limited);
  for (let index = 0; index < 5; index++) request.write(`${JSON.stringify(product(`BUDGET-${index}`))}\n`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const lines = createInterface({ input: response })[Symbol.asyncIterator]();
  for (const line of [1, 2, 3]) expect(JSON.parse(String((await lines.next()).value))).toMatchObject({ line, status: 201 });

  const single = await limited.post('/products', product('SINGLE').body);
  expect([single.status, single.body.code]).toEqual([429, 'rate-limited']);
});
