import { afterEach, describe, expect, it } from 'vitest';
import { PatientHttp, type TokenSource } from './patient-http.js';
import { problem, type Script, type ScriptedApi, startScriptedApi } from './testing/scripted-api.js';

const hurried = { patienceMs: 2_000, firstMs: 1, mostMs: 5, tryMs: 1_000 };
const fixedToken: TokenSource = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const done = { status: 200, json: { events: [] } };
const command = { method: 'POST', path: '/orders', headers: { 'idempotency-key': 'order/1' }, body: '{"orderId":"1"}' } as const;
const never = new AbortController().signal;

describe('sending until there is an answer', () => {
  let api: ScriptedApi;
  afterEach(() => api[Symbol.asyncDispose]());

  async function httpTo(script: Script, { tokens = fixedToken, retries = hurried } = {}) {
    api = await startScriptedApi(script);
    return new PatientHttp({ name: 'command API', url: api.url, tokens, retries, onTrouble: () => undefined });
  }

  it.each([
    ['429', problem(429, 'too-many-requests')],
    ['503', problem(503, 'overloaded')],
    ['500', problem(500, 'internal')],
    ['a bad gateway', { status: 502, text: '<html>' }],
    ['a lost race', problem(409, 'conflict')],
    ['a broken connection', 'reset'],
  ] as const)('sends the same request with the same key again after %s', async (_, first) => {
    const http = await httpTo((_request, count) => (count < 3 ? first : done));

    await expect(http.send(command, never)).resolves.toMatchObject({ status: 200, json: { events: [] } });

    expect(api.received).toHaveLength(3);
    for (const { body, headers } of api.received) {
      expect(body).toBe(command.body);
      expect(headers).toMatchObject({ 'idempotency-key': 'order/1', authorization: 'Bearer given', 'content-type': 'application/json' });
    }
  });

  it('sends again what was not answered in time', async () => {
    const http = await httpTo((_request, count) => (count === 1 ? 'silence' : done), { retries: { ...hurried, tryMs: 50 } });

    await expect(http.send(command, never)).resolves.toMatchObject({ status: 200 });
  });

  it('waits as long as Retry-After asks', async () => {
    const at: number[] = [];
    const http = await httpTo((_request, count) => {
      at.push(performance.now());
      return count === 1 ? problem(503, 'overloaded', '', { 'retry-after': '1' }) : done;
    });

    await http.send(command, never);

    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(990);
  });

  it.each([
    [400, 'validation-failed'],
    [404, 'not-found'],
    [409, 'order-exists'],
    [422, 'idempotency-key-reused'],
  ])('takes %i %s as final', async (status, code) => {
    const http = await httpTo(() => problem(status, code));

    await expect(http.send(command, never)).resolves.toMatchObject({ status, json: { code } });
    expect(api.received).toHaveLength(1);
  });

  it('gives up in a sentence when nothing goes well for longer than its patience', async () => {
    const http = await httpTo(() => problem(503, 'event-store-unavailable', 'no connection'), { retries: { ...hurried, patienceMs: 100 } });

    await expect(http.send(command, never)).rejects.toThrow(
      /within 0\.1 s\. The last answer: 503 event-store-unavailable \(no connection\)/,
    );
    expect(api.received.length).toBeGreaterThan(3);
  });

  it('does not wait for a Retry-After beyond its patience', async () => {
    const http = await httpTo(() => problem(429, 'too-many-requests', 'later', { 'retry-after': '3600' }));

    await expect(http.send(command, never)).rejects.toThrow(/429 too-many-requests/);
    expect(api.received).toHaveLength(1);
  });

  it('waits for its budget of the next minute, which is no trouble, however short its patience is', async () => {
    const http = await httpTo(
      (_request, count) => (count < 3 ? problem(429, 'rate-limited', 'a minute’s worth', { 'retry-after': '1' }) : done),
      { retries: { ...hurried, patienceMs: 500 } },
    );

    await expect(http.send(command, never)).resolves.toMatchObject({ status: 200 });
    expect(api.received).toHaveLength(3);
  });

  it('names a connection that is refused, and bears with one that comes back', async () => {
    const http = await httpTo(() => done);
    const { url } = api;
    await api[Symbol.asyncDispose]();
    const impatient = new PatientHttp({
      name: 'command API',
      url,
      tokens: fixedToken,
      retries: { ...hurried, patienceMs: 50 },
      onTrouble: () => undefined,
    });
    await expect(impatient.send(command, never)).rejects.toThrow(/ECONNREFUSED/);

    const sent = http.send(command, never);
    api = await startScriptedApi(() => done, Number(new URL(url).port));
    await expect(sent).resolves.toMatchObject({ status: 200 });
  });

  it('shares its patience: what goes well elsewhere keeps a request trying', async () => {
    const troubleEnds = performance.now() + 500;
    const http = await httpTo(({ path }) => (path === '/ok' || performance.now() > troubleEnds ? done : problem(503, 'overloaded')), {
      retries: { ...hurried, patienceMs: 150, mostMs: 20 },
    });
    const stubborn = http.send(command, never);
    while (performance.now() < troubleEnds) await http.send({ method: 'GET', path: '/ok' }, never);

    await expect(stubborn).resolves.toMatchObject({ status: 200 });
  });

  it('renews an expired token once', async () => {
    const tokens = { current: () => Promise.resolve('old'), renewed: () => Promise.resolve('fresh') };
    const http = await httpTo(({ headers }) => (headers.authorization === 'Bearer fresh' ? done : problem(401, 'unauthenticated')), {
      tokens,
    });

    await expect(http.send(command, never)).resolves.toMatchObject({ status: 200 });
  });

  it.each([
    ['a token that is not accepted', problem(401, 'unauthenticated'), /does not accept the token: 401 unauthenticated/],
    ['a role that may not', problem(403, 'forbidden', 'occurredAt'), /wants a token of role importer: 403 forbidden \(occurredAt\)/],
    ['another kind of server', { status: 404, text: 'Not Found' }, /does not answer like the command API of Orderline: status 404/],
    ['a page for people', { status: 200, text: '<html>' }, /does not answer like/],
    ['a redirect', { status: 302, headers: { location: '/login' }, text: '' }, /does not answer like/],
  ])('stops at once at %s', async (_, answer, sentence) => {
    const http = await httpTo(() => answer);

    await expect(http.send(command, never)).rejects.toThrow(sentence);
  });

  it('ends with the reason of an abort, while it waits for an answer and between tries', async () => {
    const http = await httpTo((request) =>
      request.path === '/silent' ? 'silence' : problem(503, 'overloaded', '', { 'retry-after': '1' }),
    );
    for (const path of ['/silent', '/busy']) {
      const controller = new AbortController();
      const sent = http.send({ ...command, path }, controller.signal);
      const reason = new Error('Ctrl-C');
      await expect.poll(() => api.received.some((request) => request.path === path)).toBe(true);
      controller.abort(reason);
      await expect(sent).rejects.toBe(reason);
    }
  });
});
