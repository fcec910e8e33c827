import { expect, it } from 'vitest';
import { checkTokenSettings, type TokenSettings } from './token-settings.js';

const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';
const ours = { JWT_AUDIENCE: 'orderline', JWT_ISSUER: 'https://issuer.test' };
const JWKS_URL = 'https://issuer.test/keys';
const OIDC_ISSUER = 'https://issuer.test';
const { JWT_AUDIENCE } = ours;

it.each<[string, TokenSettings]>([
  ['JWT_SECRET', {}],
  ['JWKS_URL', { JWKS_URL, JWT_SECRET, ...ours }],
  ['JWKS_URL', { JWKS_URL: 'http://issuer.test/keys', ...ours }],
  ['JWKS_URL', { JWKS_URL: 'http://127.0.0.1.issuer.test/keys', ...ours }],
  ['JWKS_URL', { JWKS_URL: 'http://10.0.0.1/keys', ...ours }],
  ['JWKS_URL', { JWKS_URL: 'https://', ...ours }],
  ['JWKS_URL', { JWKS_URL: 'https://me:secret@issuer.test/keys', ...ours }],
  ['JWT_AUDIENCE', { JWKS_URL, JWT_ISSUER: ours.JWT_ISSUER }],
  ['JWT_ISSUER', { JWKS_URL, JWT_AUDIENCE: ours.JWT_AUDIENCE }],
  ['OIDC_ISSUER', { OIDC_ISSUER, JWT_SECRET, JWT_AUDIENCE }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://issuer.test', JWT_AUDIENCE }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://me:secret@issuer.test', JWT_AUDIENCE }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://issuer.test/?tenant=7', JWT_AUDIENCE }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'ftp://localhost/issuer', JWT_AUDIENCE }],
  ['JWT_AUDIENCE', { OIDC_ISSUER }],
  ['JWT_ISSUER', { OIDC_ISSUER, JWT_AUDIENCE, JWT_ISSUER: 'https://other.test' }],
])('%s is named where it is at fault: %j', (variable, settings) => {
  expect(() => checkTokenSettings(settings)).toThrow(expect.objectContaining({ variable, exitCode: 2 }) as Error);
});

it.each<TokenSettings>([
  { JWT_SECRET },
  { JWT_SECRET, ...ours },
  { JWKS_URL, ...ours },
  { JWKS_URL: 'http://localhost:8080/keys', ...ours },
  { JWKS_URL: 'http://127.0.0.1/keys', ...ours },
  { JWKS_URL: 'http://[::1]:1/keys', ...ours },
  { OIDC_ISSUER, JWT_AUDIENCE },
  { OIDC_ISSUER, ...ours },
  { OIDC_ISSUER, JWKS_URL, JWT_AUDIENCE },
  { OIDC_ISSUER: 'http://localhost:8080/realms/shop', JWT_AUDIENCE },
])('%j is all that is needed', (settings) => {
  expect(() => checkTokenSettings(settings)).not.toThrow();
});
