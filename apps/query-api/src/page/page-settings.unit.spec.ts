import { loadConfig } from '#platform/config/config';
import { expect, it } from 'vitest';
import { pagePolicy, pageSettings } from './page-settings.js';

const settingsOf = (environment: NodeJS.ProcessEnv) => pageSettings(loadConfig(environment, []), '1');
const oidc = { OIDC_ISSUER: 'https://login.example/realms/shop', OIDC_CLIENT_ID: 'orderline' };

it('without any setting, everything is at the page’s own origin, the projector behind the gateway, and tokens are pasted', () => {
  expect(settingsOf({})).toEqual({ commandApi: '', queryApi: '', projector: '/ops', oidc: null, release: '1' });
  expect(pagePolicy(settingsOf({}))).toContain(`connect-src 'self';`);
});

it('a provider alone is for the tokens of others; with a client, people sign in there', () => {
  expect(settingsOf({ OIDC_ISSUER: oidc.OIDC_ISSUER }).oidc).toBeNull();
  const settings = settingsOf({ ...oidc, OIDC_PARAMETERS: 'scope=openid%20roles&resource=https://api.example', JWT_ROLES_CLAIM: 'roles' });
  expect(settings.oidc).toEqual({
    issuer: oidc.OIDC_ISSUER,
    clientId: 'orderline',
    parameters: { scope: 'openid roles', resource: 'https://api.example' },
    rolesClaim: 'roles',
  });
  expect(pagePolicy(settings)).toContain(`connect-src 'self' https://login.example;`);
});

it('a provider whose tokens are had elsewhere may be asked there, where people sign in with it', () => {
  const origins = 'https://tokens.example,https://login.example';
  expect(loadConfig({ OIDC_ORIGINS: origins }, []).OIDC_ORIGINS).toBe(origins);
  expect(pagePolicy(settingsOf(oidc), origins)).toContain(`connect-src 'self' https://login.example https://tokens.example;`);
  expect(pagePolicy(settingsOf({}), origins)).toContain(`connect-src 'self';`);
});

it('each origin that the page asks is named once', () => {
  const everywhere = settingsOf({ PAGE_COMMAND_API: 'http://127.0.0.1:3000', PAGE_PROJECTOR: 'http://127.0.0.1:3000/ops' });
  expect(pagePolicy(everywhere)).toContain(`connect-src 'self' http://127.0.0.1:3000;`);
});

it.each([
  ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: 'orderline' }],
  ['OIDC_PARAMETERS', { ...oidc, OIDC_PARAMETERS: 'state=mine' }],
  ['OIDC_ORIGINS', { ...oidc, OIDC_ORIGINS: `https://tokens.example; script-src 'unsafe-inline'` }],
  ['OIDC_ORIGINS', { ...oidc, OIDC_ORIGINS: 'https://tokens.example/token' }],
  ['PAGE_COMMAND_API', { PAGE_COMMAND_API: 'https://commands.example/' }],
  ['PAGE_COMMAND_API', { PAGE_COMMAND_API: 'commands.example' }],
  ['PAGE_PROJECTOR', { PAGE_PROJECTOR: `https://ops.example; script-src 'unsafe-inline'/?` }],
])('%s is named where it is at fault: %j', (variable, environment) => {
  expect(() => settingsOf(environment)).toThrow(expect.objectContaining({ variable }) as Error);
});
