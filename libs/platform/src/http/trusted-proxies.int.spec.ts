import { fastify } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callerOf } from './caller.js';
import { trustedProxies } from './trusted-proxies.js';

/** What a server takes for the caller's address. */
async function seenBehind(setting: string | undefined, peer: string, forwarded?: string): Promise<string> {
  const server = fastify({ trustProxy: trustedProxies(setting) });
  onTestFinished(() => server.close());
  server.get('/', (request) => callerOf(request));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await server.inject({ url: '/', remoteAddress: peer, headers })).body;
}

describe('the address of a caller', () => {
  it.each([
    ['nobody is trusted', undefined, '10.0.0.1', '198.51.100.1', '10.0.0.1'],
    ['the peer is not trusted', '192.0.2.1', '10.0.0.1', '198.51.100.1', '10.0.0.1'],
    ['the gateway is trusted', '10.0.0.0/8', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['the caller has written something before it', '10.0.0.0/8', '10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['there are two gateways', '10.0.0.0/8, 192.0.2.1', '10.0.0.1', '1.1.1.1, 198.51.100.1, 192.0.2.1', '198.51.100.1'],
    ['all of them are trusted', '10.0.0.0/8', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['the gateway is reached over IPv6', '10.0.0.0/8', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['the gateway has an IPv6 address', '2001:db8::/32', '2001:db8::1', '198.51.100.1', '198.51.100.1'],
    ['the gateway names a port', '10.0.0.1', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['the gateway passes on what the caller made up', '10.0.0.1', '10.0.0.1', 'somebody', '10.0.0.1'],
    ['the gateway says nothing', '10.0.0.1', '10.0.0.1', undefined, '10.0.0.1'],
  ])('where %s', async (_where, setting, peer, forwarded, address) => {
    expect(await seenBehind(setting, peer, forwarded)).toBe(address);
  });
});

it.each([
  '10.0.0',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '::1/129',
  'localhost',
  '10.0.0.1;10.0.0.2',
  '10.0.0.1,,10.0.0.2',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/1e1',
])('TRUSTED_PROXIES=%s stops the start', (setting) => {
  expect(() => trustedProxies(setting)).toThrow(expect.objectContaining({ variable: 'TRUSTED_PROXIES', exitCode: 2 }) as Error);
});

it('an empty setting trusts nobody', () => {
  expect([trustedProxies(undefined), trustedProxies(''), trustedProxies(' ')]).toEqual([false, false, false]);
});
