import { expect, it } from 'vitest';
import { readClaims } from './claims.js';
import { holds, isStaff } from './roles.js';
import { tokenIn } from './fragment.js';

const tokenOf = (payload: unknown) =>
  `e30.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(payload))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}.c2lnbmVk`;

it('a token says who holds it and until when', () => {
  expect(readClaims(tokenOf({ role: 'clerk', sub: 'Zoë?>', iat: 1_699_999_700, exp: 1_700_000_000 }))).toEqual({
    subject: 'Zoë?>',
    roles: ['clerk'],
    expiresAt: 1_700_000_000_000,
    lifetimeMs: 300_000,
  });
});

it('a service has the roles of its scopes', () => {
  expect(readClaims(tokenOf({ role: 'service', sub: 's', scopes: ['clerk', 7, 'warehouse'] }))?.roles).toEqual([
    'service',
    'clerk',
    'warehouse',
  ]);
});

it.each([
  ['roles', { roles: ['offline', 'admin'] }, ['offline', 'admin']],
  ['realm_access.roles', { realm_access: { roles: ['clerk'] } }, ['clerk']],
  ['https://shop.example/roles', { 'https://shop.example/roles': 'admin' }, ['admin']],
])('the roles may stand in the claim %s', (name, claims, roles) => {
  expect(readClaims(tokenOf(claims), name)?.roles).toEqual(roles);
  expect(readClaims(tokenOf(claims))).toBeUndefined();
});

it.each(['', 'a.b', 'a.b.c', `a.${btoa('{')}.c`, `a.${btoa('7')}.c`, `a.${btoa('\xff')}.c`, tokenOf({ sub: 'nobody' })])(
  '%j is no token of ours',
  (text) => {
    expect(readClaims(text)).toBeUndefined();
  },
);

it('staff are all but customers', () => {
  expect(['admin', 'clerk', 'warehouse', 'importer', 'customer', 'service'].map((role) => isStaff([role]))).toEqual([
    ...[true, true, true, true, false, false],
  ]);
});

it('an admin holds every role, an importer that of a clerk and of the warehouse', () => {
  expect(holds(['admin'], ['warehouse'])).toBe(true);
  expect(holds(['importer'], ['clerk'])).toBe(true);
  expect(holds(['importer'], ['admin'])).toBe(false);
  expect(holds(['warehouse'], ['clerk'])).toBe(false);
});

it('a link carries its token in the fragment', () => {
  expect(tokenIn('#token=a.b.c')).toBe('a.b.c');
  expect(tokenIn('#other')).toBeUndefined();
});
