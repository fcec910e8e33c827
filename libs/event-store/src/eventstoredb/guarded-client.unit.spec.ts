import { type Client as GrpcClient } from '@grpc/grpc-js';
import { expect, it } from 'vitest';
import { failureOf } from '../testing/contract-world.js';
import { parseConnectionString } from './connection-string.js';
import { GuardedClient } from './guarded-client.js';

it('handling a lost connection does not fail because the next one does', async () => {
  const client = new GuardedClient(
    parseConnectionString('esdb+discover://127.0.0.1:1?tls=false&maxDiscoverAttempts=1&discoveryInterval=1'),
  );
  const lost = { getChannel: () => undefined } as unknown as GrpcClient;
  const next = failureOf(client['getChannel']());
  const handling = client['handleError'](lost, Object.assign(new Error('Connection dropped'), { code: 14, details: 'Connection dropped' }));
  expect((await next).message).toContain('Failed to discover');
  await handling;
  await client.dispose();
  expect(client.isDisposed).toBe(true);
});
