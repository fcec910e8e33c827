import { expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const byEmail = '/orders/search?email=anna%40example.com';
const withoutSecret = useInstallation(async (views) => views.moveTo('orders', 3));
const withoutLog = useInstallation(async (views) => views.moveTo('orders', 3), {
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
});

test('given no secret to know addresses by, a search by e-mail is refused and says what is missing; others go on', async () => {
  const { status, body, text } = await withoutSecret.api.get(byEmail);
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'email', message: 'cannot be asked for here: COMMAND_SECRET, by which addresses are known, is not set for this query API' }],
  ]);
  expect(text).not.toContain('anna');
  expect((await withoutSecret.api.get('/orders/search?name=anna&q=lantern')).status).toBe(200);
});

test('given a log that cannot be read, a search by e-mail says so; others go on', async () => {
  const { status, body, headers, text } = await withoutLog.api.get(byEmail);
  expect([status, body.code, body.detail, headers.get('retry-after')]).toEqual([
    503,
    'event-store-unavailable',
    'The events cannot be read right now.',
    '1',
  ]);
  expect(text).not.toContain('anna');
  expect((await withoutLog.api.get('/orders/search?name=anna&q=lantern')).status).toBe(200);
});
