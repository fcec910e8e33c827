import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startCommandApi } from './testing/command-api.js';

it('a connection that says nothing does not keep the process from ending', async () => {
  const api = await startCommandApi();
  const { hostname, port } = new URL(api.url);
  const silent = connect(Number(port), hostname);
  await once(silent, 'connect');
  const closed = once(silent, 'close');
  await api.stop();
  await closed;
  expect(silent.destroyed).toBe(true);
});
