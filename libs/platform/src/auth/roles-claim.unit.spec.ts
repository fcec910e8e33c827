import { expect, it } from 'vitest';
import { type Role } from './principal.js';
import { principalOfClaims } from './roles-claim.js';

const seen = (claims: Record<string, unknown>, name = 'role') => {
  const principal = principalOfClaims(claims, name, 'anna');
  return principal === undefined ? undefined : { role: principal.role, acts: [...principal.acts].sort() };
};

it.each<[string, Record<string, unknown>, string, Role]>([
  ['one role, as our own tokens have it', { role: 'clerk' }, 'role', 'clerk'],
  ['a list', { roles: ['offline', 'clerk'] }, 'roles', 'clerk'],
  ['one inside another', { realm_access: { roles: ['clerk'] } }, 'realm_access.roles', 'clerk'],
  [
    'one inside another whose name has dots',
    { resource_access: { 'my.shop': { roles: ['clerk'] } } },
    'resource_access.my.shop.roles',
    'clerk',
  ],
  ['a name with dots and slashes', { 'https://shop.example/roles': ['clerk'] }, 'https://shop.example/roles', 'clerk'],
])('the role is found in %s', (_what, claims, name, role) => {
  expect(seen(claims, name)).toEqual({ role, acts: ['clerk'] });
});

it('of several roles all are acted in, and the weightiest is what he is called', () => {
  expect(seen({ role: ['warehouse', 'customer', 'clerk'] })).toEqual({ role: 'clerk', acts: ['clerk', 'customer', 'warehouse'] });
  expect(seen({ role: ['clerk', 'admin'] })).toEqual({ role: 'admin', acts: ['admin', 'clerk', 'importer', 'warehouse'] });
});

it('a service is nothing by itself, and acts in the roles beside it and in its scopes; scopes are nothing to others', () => {
  expect(seen({ role: 'service' })).toEqual({ role: 'service', acts: [] });
  expect(seen({ role: 'service', scopes: ['clerk', 'service', 'cook'] })).toEqual({ role: 'service', acts: ['clerk'] });
  expect(seen({ role: ['service', 'warehouse'], scopes: 'admin' })).toEqual({ role: 'service', acts: ['warehouse'] });
  expect(seen({ role: 'customer', scopes: ['admin'] })).toEqual({ role: 'customer', acts: ['customer'] });
});

it.each([
  [{}],
  [{ role: 'king' }],
  [{ role: [] }],
  [{ role: ['Admin', 7, null, ['admin']] }],
  [{ role: { admin: true } }],
  [{ role: null }],
])('%j names no role of ours', (claims) => {
  expect(seen(claims)).toBeUndefined();
});

it('what every object has is no claim', () => {
  expect(seen({ realm: {} }, 'realm.constructor.name')).toBeUndefined();
  expect(seen({}, '__proto__.role')).toBeUndefined();
});
