import { fastify, type FastifyRequest } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { Budgets } from './budgets.js';
import { RateLimits } from './rate-limits.js';
import { bearer, startGuarded } from '../http/testing/guarded-application.js';

type Ask = Awaited<ReturnType<typeof startGuarded>>['ask'];

async function statuses(ask: Ask, times: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time++) found.push((await ask(path, headers, method)).status);
  return found;
}

it('a principal has a budget of reads and one of commands, is told of them, and is refused beyond them', async () => {
  const { ask } = await startGuarded({ RATE_LIMIT_READS: '3', RATE_LIMIT_COMMANDS: '2' });
  const carl = await bearer('customer', 'carl');
  const clara = await bearer('clerk', 'clara');

  const first = await ask('/mine', carl);
  expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=3;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"reads";r=2;t=(60|59)$/);
  expect(await statuses(ask, 3, '/mine', carl)).toEqual([200, 200, 429]);
  expect(await statuses(ask, 1, '/mine', await bearer('customer', 'cora'))).toEqual([200]);
  expect(await statuses(ask, 3, '/commands', clara, 'POST')).toEqual([200, 200, 429]);

  const refused = await ask('/commands', clara, 'POST');
  expect(refused.headers.get('ratelimit-policy')).toBe('"commands";q=2;w=60');
  expect(refused.headers.get('ratelimit')).toMatch(/^"commands";r=0;t=\d+$/);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(refused.headers.get('cache-control')).toBe('no-store');
  expect(await refused.json()).toMatchObject({ status: 429, code: 'rate-limited', type: '/problems/rate-limited' });
});

it('an address without tokens has a budget of its own, and cannot spend that of the principals behind it', async () => {
  const { ask } = await startGuarded({ RATE_LIMIT_ANONYMOUS: '2' });

  expect(await statuses(ask, 3, '/catalogue')).toEqual([200, 200, 429]);
  expect(await statuses(ask, 3, '/mine')).toEqual([429, 429, 429]);
  expect(await statuses(ask, 3, '/mine', await bearer('customer'))).toEqual([200, 200, 200]);
  expect(await statuses(ask, 2, '/health/live')).toEqual([200, 200]);
});

it('whoever tries tokens out spends the budget of his address', async () => {
  const { ask } = await startGuarded({ RATE_LIMIT_ANONYMOUS: '2' });

  expect(await statuses(ask, 3, '/mine', { authorization: 'Bearer nonsense' })).toEqual([401, 401, 429]);
  expect(await statuses(ask, 1, '/mine', await bearer('customer'))).toEqual([200]);
});

it('addresses behind a trusted gateway have budgets of their own', async () => {
  const { ask } = await startGuarded({ RATE_LIMIT_ANONYMOUS: '1', TRUSTED_PROXIES: '127.0.0.0/8' });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  expect(await statuses(ask, 2, '/catalogue', from('198.51.100.1'))).toEqual([200, 429]);
  expect(await statuses(ask, 1, '/catalogue', from('1.1.1.1, 198.51.100.1'))).toEqual([429]);
  expect(await statuses(ask, 1, '/catalogue', from('198.51.100.2'))).toEqual([200]);
  expect(await statuses(ask, 1, '/catalogue', from('2001:db8::1'))).toEqual([200]);
  expect(await statuses(ask, 1, '/catalogue', from('2001:db8::2'))).toEqual([429]);
});

it('0 turns a budget off', async () => {
  const { ask } = await startGuarded({ RATE_LIMIT_READS: '0', RATE_LIMIT_ANONYMOUS: '0' });

  const answer = await ask('/mine', await bearer('customer'));
  expect([answer.status, answer.headers.get('ratelimit'), answer.headers.get('ratelimit-policy')]).toEqual([200, null, null]);
  expect((await ask('/degraded')).headers.get('ratelimit')).toBeNull();
});

describe('a command that waits for its budget', () => {
  async function given(endsInMs: number) {
    const leases = { take: async () => ({ granted: 2, left: 0, endsInMs }), close: async () => undefined };
    const settings = { RATE_LIMIT_READS: 2, RATE_LIMIT_COMMANDS: 2, RATE_LIMIT_ANONYMOUS: 2 };
    const limits = new RateLimits(new Budgets(leases, createLogger('test', 'silent')), settings);
    const server = fastify();
    onTestFinished(() => server.close());
    const { promise, resolve } = Promise.withResolvers<FastifyRequest>();
    server.get('/', async (request) => resolve(request));
    await server.inject('/');
    return { limits, request: await promise };
  }

  it('goes on with the next minute', async () => {
    const { limits, request } = await given(300);
    const begun = performance.now();
    for (let command = 0; command < 5; command++) await limits.awaitCommand(request, AbortSignal.timeout(10_000));

    expect(performance.now() - begun).toBeGreaterThan(600);
  });

  it('ends with whom it would be answered', async () => {
    const { limits, request } = await given(60_000);
    const gone = new AbortController();
    await limits.awaitCommand(request, gone.signal);
    await limits.awaitCommand(request, gone.signal);
    const waiting = limits.awaitCommand(request, gone.signal);

    gone.abort();

    await expect(waiting).rejects.toThrow(/abort/i);
  });
});
