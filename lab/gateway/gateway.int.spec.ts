import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:http2';
import { type AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { type Asked, GatewayClient } from './ask.js';
import { hasGateway, startGateway } from './gateway.js';

if (!hasGateway) console.error('nginx or openssl is not installed here: THE GATEWAY IS NOT TESTED.');
const gatewayTest = test.skipIf(!hasGateway);

async function listen(answer: RequestListener): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A replica that says who it is and how it was asked. */
const saying = (name: string) =>
  listen((request, response) => {
    const { 'x-forwarded-for': address, 'x-forwarded-proto': protocol, host } = request.headers;
    if (request.url === '/redirect') response.setHeader('location', '/jobs/7');
    response.end(JSON.stringify({ name, method: request.method, url: request.url, address, protocol, host }));
  });

async function open(commands: readonly string[], queries: readonly string[], projectors: readonly string[] = []) {
  const gateway = await startGateway({ commands, queries, projectors });
  onTestFinished(() => gateway.stop());
  const client = new GatewayClient(gateway);
  onTestFinished(() => client.close());
  return { gateway, client };
}

const bodyOf = ({ body }: { readonly body: string }) => JSON.parse(body) as Record<string, unknown>;

gatewayTest('commands go to one side and all else to the other, as they were asked, with the caller’s address as it is seen', async () => {
  const [commands, queries] = [await saying('commands'), await saying('queries')];
  const { client } = await open([commands.address], [queries.address]);

  const preflight = { method: 'OPTIONS', path: '/orders', headers: { 'access-control-request-method': 'POST' } };
  const forged = { 'x-forwarded-for': '8.8.8.8', 'x-forwarded-proto': 'http' };

  expect(bodyOf(await client.ask({ method: 'POST', path: '/orders' }))).toMatchObject({ name: 'commands', url: '/orders' });
  expect(bodyOf(await client.ask({ method: 'POST', path: '/products' }))).toMatchObject({ name: 'commands' });
  expect(bodyOf(await client.ask({ method: 'POST', path: '/batch' }))).toMatchObject({ name: 'commands' });
  expect(bodyOf(await client.ask(preflight))).toMatchObject({ name: 'commands', method: 'OPTIONS' });
  expect(bodyOf(await client.ask({ path: '/activity' }))).toMatchObject({ name: 'commands', method: 'GET' });
  expect(bodyOf(await client.ask({ path: '/orders/a%2Fb//c/?limit=1', headers: forged }))).toMatchObject({
    name: 'queries',
    url: '/orders/a%2Fb//c/?limit=1',
    address: '127.0.0.1',
    protocol: 'https',
  });
});

gatewayTest('what steers the views goes to the projectors under /ops/, and is told where its jobs are', async () => {
  const [others, projectors] = [await saying('others'), await saying('projectors')];
  const { client } = await open([others.address], [others.address], [projectors.address]);

  const rebuild = { method: 'POST', path: '/ops/projections/orders/rebuild', headers: { 'idempotency-key': 'k' } };
  expect(bodyOf(await client.ask(rebuild))).toMatchObject({ name: 'projectors', method: 'POST', url: '/projections/orders/rebuild' });
  expect(bodyOf(await client.ask({ path: '/ops/jobs/7/changes' }))).toMatchObject({ name: 'projectors', url: '/jobs/7/changes' });
  expect((await client.ask({ method: 'POST', path: '/ops/redirect' })).headers.location).toMatch(/^(https:\/\/[^/]+)?\/ops\/jobs\/7$/);
  expect(bodyOf(await client.ask({ path: '/projections' }))).toMatchObject({ name: 'others' });
});

gatewayTest('the page comes from the query APIs, and a file that one of them does not have, from the other', async () => {
  const [commands, queries] = [await saying('commands'), await saying('queries')];
  const { client } = await open([commands.address], [queries.address]);
  for (const path of ['/console', '/console/orders/a%2Fb', '/desk?tab=1', '/page/settings.json', '/page/assets/index-Ab3dEf7h.js'])
    expect(bodyOf(await client.ask({ path }))).toMatchObject({ name: 'queries', url: path });

  const older = await listen((_request, response) => response.writeHead(404).end('not here'));
  const rolling = await open([commands.address], [older.address, queries.address]);
  const answers = [1, 2].map(() => rolling.client.ask({ path: '/page/assets/index-Ab3dEf7h.js' }));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  const nowhere = await open([commands.address], [older.address]);
  expect(await nowhere.client.ask({ path: '/page/assets/none.js' })).toMatchObject({ status: 404, body: 'not here' });
});

gatewayTest('it speaks HTTP/2 over TLS 1.3, and nothing older', async () => {
  const { address } = await saying('queries');
  const { gateway } = await open([address], [address]);
  const { certificate: ca, url } = gateway;

  const session = connect(url, { ca });
  onTestFinished(() => session.destroy());
  const stream = session.request({ ':path': '/orders' });
  const [headers] = (await once(stream, 'response')) as [{ ':status': number }];
  const old = connectTls({ port: Number(new URL(url).port), ca, maxVersion: 'TLSv1.2' });

  expect(headers[':status']).toBe(200);
  await expect(once(old, 'secureConnect')).rejects.toThrow(/alert/);
});

gatewayTest('a replica that is gone is passed over', async () => {
  const [alive, gone] = [await saying('alive'), await saying('gone')];
  gone.server.close();
  await once(gone.server, 'close');
  const both = [gone.address, alive.address];
  const { client } = await open(both, both);

  for (let number = 0; number < 6; number++) {
    expect(await client.ask({ method: 'POST', path: '/orders' })).toMatchObject({ status: 200 });
    expect(await client.ask({ path: '/orders' })).toMatchObject({ status: 200 });
  }
});

gatewayTest('of what was sent to a replica that dies, reads and commands are asked again, and a batch is not', async () => {
  let seen = 0;
  const dying = await listen((request) => {
    seen++;
    request.socket.destroy();
  });
  const alive = await saying('alive');
  // A replica that has failed is left out for a while, so each kind meets it once.
  const askTwice = async (asked: Asked) => {
    const both = [dying.address, alive.address];
    const { client } = await open(both, both);
    const before = seen;
    const answers = [await client.ask(asked), await client.ask(asked)];
    expect(seen).toBe(before + 1);
    return answers.sort((one, other) => one.status - other.status);
  };
  const keyed = { method: 'POST', headers: { 'idempotency-key': 'k' }, body: '{"quantity":1}' };

  const loose = { method: 'POST', body: '{"quantity":1}' };
  const repeated = [keyed, loose].flatMap((asked) => ['/orders', '/products/a/publish'].map((path) => ({ ...asked, path })));
  for (const asked of [{ path: '/orders' }, ...repeated]) expect((await askTwice(asked)).map(({ status }) => status)).toEqual([200, 200]);
  const [done, broken] = await askTwice({ method: 'POST', path: '/batch' });
  expect([done?.status, broken?.status]).toEqual([200, 502]);
  expect(broken?.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store', 'content-type': 'application/problem+json' });
  expect(broken?.body).toContain('Idempotency-Key');
});

gatewayTest('a command without a key is given one, the same whichever replica it is sent to; no other request is', async () => {
  const keys: (string | string[] | undefined)[] = [];
  const dying = await listen((request) => {
    keys.push(request.headers['idempotency-key']);
    request.socket.destroy();
  });
  const alive = await listen((request, response) => {
    keys.push(request.headers['idempotency-key']);
    response.end();
  });
  const { client } = await open([dying.address, alive.address], [alive.address]);
  const ask = (asked: Asked) => client.ask({ body: '', ...asked });

  // One of the two meets the replica that dies; which is not known.
  await ask({ method: 'POST', path: '/orders' });
  await ask({ method: 'POST', path: '/orders' });
  const [first, second, third] = keys.splice(0);
  expect([first === second, second === third].sort()).toEqual([false, true]);
  expect([first, second, third].filter((key) => /^[\da-f]{32}$/.test(String(key)))).toHaveLength(3);

  await ask({ method: 'POST', path: '/products/a/publish', headers: { 'idempotency-key': 'mine' } });
  await ask({ method: 'POST', path: '/batch' });
  await ask({ method: 'POST', path: '/batch', headers: { 'idempotency-key': 'refused by the process' } });
  await ask({ path: '/orders' });
  expect(keys).toEqual(['mine', undefined, 'refused by the process', undefined]);
});

gatewayTest('a keyed command that no replica takes is answered as any other, with a problem', async () => {
  const gone = await saying('gone');
  gone.server.close();
  await once(gone.server, 'close');
  const { client } = await open([gone.address], [gone.address]);

  const answer = await client.ask({ method: 'POST', path: '/orders', headers: { 'idempotency-key': 'k' } });

  expect(answer).toMatchObject({ status: 502, headers: { 'content-type': 'application/problem+json', 'retry-after': '1' } });
});

gatewayTest(
  'the public catalogue comes from the cache, but never for who has a token or names a position, and no problem is kept',
  async () => {
    let asked = 0;
    const { address } = await listen((request, response) => {
      const isPublic = request.headers.authorization === undefined && !request.url?.includes('missing');
      response.writeHead(isPublic ? 200 : 404, {
        'Cache-Control': isPublic ? 'public, max-age=5, stale-while-revalidate=30' : 'no-store',
        Vary: 'Authorization, Min-Event-Position, Accept-Encoding',
      });
      response.end(String(++asked));
    });
    const { client } = await open([address], [address]);
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const { body, headers: answered } = await client.ask({ path, headers });
      return `${body} ${String(answered['x-cache'])}`;
    };

    expect(await get('/products?limit=1')).toBe('1 MISS');
    expect(await get('/products?limit=1')).toBe('1 HIT');
    expect(await get('/products?limit=1', { 'min-event-position': '9' })).toBe('2 BYPASS');
    expect(await get('/products?limit=1', { authorization: 'Bearer x' })).toMatch(/^3 /);
    expect(await get('/products?limit=1')).toBe('1 HIT');
    expect(await get('/products?limit=2')).toBe('4 MISS');
    expect(await get('/products/missing')).toMatch(/^5 /);
    expect(await get('/products/missing')).toMatch(/^6 /);
    expect(await get('/orders')).toBe('7 undefined');
  },
);

gatewayTest('a batch and a stream of events flow while they come; other bodies are held back until they are whole', async () => {
  const { address } = await listen((request, response) => {
    if (request.method === 'GET') return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: first\n\n');
    request.once('data', (line: Buffer) => response.write(`answer to ${line.toString()}`));
  });
  const { gateway } = await open([address], [address]);
  const session = connect(gateway.url, { ca: gateway.certificate });
  onTestFinished(() => session.destroy());

  const batch = session.request({ ':method': 'POST', ':path': '/batch' });
  batch.write('first line\n');
  const changes = session.request({ ':path': '/orders/7/changes' });

  expect(String((await once(batch, 'data'))[0])).toBe('answer to first line\n');
  expect(String((await once(changes, 'data'))[0])).toBe('data: first\n\n');
});

gatewayTest('a body that is too large for anything is refused with a problem, one for a process to judge is not', async () => {
  const { address } = await listen((request, response) => void request.resume().once('end', () => response.end('taken')));
  const { client } = await open([address], [address]);

  expect(await client.ask({ method: 'POST', path: '/orders', body: 'x'.repeat(1_100_000) })).toMatchObject({ status: 200 });
  expect(await client.ask({ method: 'POST', path: '/batch', body: 'x'.repeat(5_000_000) })).toMatchObject({ status: 200 });
  const refused = await client
    .ask({ method: 'POST', path: '/orders', headers: { 'content-length': '3000000' } })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 413, headers: { 'content-type': 'application/problem+json' } });
});
