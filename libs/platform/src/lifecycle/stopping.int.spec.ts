import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Module } from '@nestjs/common';
import { expect, onTestFinished, test } from 'vitest';
import { describeApplication } from '../docs/description.js';
import { type DependencyCheck, NotReady } from '../health/health.controller.js';
import { createApplication } from '../http/create-application.js';
import { awaitLastAnswers } from '../http/last-answers.js';
import { PlatformModule } from '../http/platform.module.js';
import { testGuards } from '../http/testing/guards.js';
import { createLogger } from '../logging/logger.js';
import { Page } from '../routes/page.js';
import { Stopping } from './stopping.js';

let finish: () => void;
let begun: () => void;

@Controller()
class Works {
  @Page('quick', { summary: 'Answers at once' })
  quick(): object {
    return { done: true };
  }

  @Page('slow', { summary: 'Answers when told' })
  async slow(): Promise<object> {
    const { promise, resolve } = Promise.withResolvers<void>();
    finish = resolve;
    begun();
    await promise;
    return { done: true };
  }
}

async function start(checks: readonly DependencyCheck[] = []) {
  const logger = createLogger('test', 'silent');
  const guards = testGuards();
  @Module({ imports: [PlatformModule.with({ guards, checks })], controllers: [Works] })
  class Application {}
  const app = await createApplication(Application, { logger, guards, maxInFlight: 100 });
  describeApplication(app, 'Of a test', 'Of a test');
  await app.listen(0, '127.0.0.1');
  onTestFinished(() => app.close());
  const url = await app.getUrl();
  return { app, url, stopping: app.get(Stopping), server: app.getHttpAdapter().getInstance() };
}

test('given a process that serves, its answers keep the connection alive and it is ready', async () => {
  const { url } = await start([{ name: 'log', check: async () => undefined }]);

  const ready = await fetch(`${url}/health/ready`);

  expect([ready.status, ready.headers.get('connection'), await ready.json()]).toEqual([
    200,
    'keep-alive',
    { status: 'up', dependencies: { log: 'up' } },
  ]);
});

test('given a process that is about to end, it is not ready, and everything else is answered for the last time on its connection', async () => {
  const { url, stopping } = await start();
  stopping.begin();

  const ready = await fetch(`${url}/health/ready`);
  const quick = await fetch(`${url}/quick`);

  expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
    503,
    '1',
    { status: 'down', stopping: true, dependencies: {} },
  ]);
  expect([quick.status, quick.headers.get('connection'), await quick.json()]).toEqual([200, 'close', { done: true }]);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});

test('given a request that comes while the process closes, it is answered as any other', async () => {
  const { app, url, stopping } = await start();
  await fetch(`${url}/health/live`); // what it says of itself cannot be asked once it stops
  const { hostname, port } = new URL(url);
  const works = new Promise<void>((resolve) => (begun = resolve));
  const slow = fetch(`${url}/slow`);
  const late = connect(Number(port), hostname);
  late.write('GET /quick HTTP/1.1\r\n'); // begun, so that the connection is not idle
  await once(late, 'connect');
  await works;
  stopping.begin();
  const closed = app.close();
  await expect.poll(() => app.getHttpServer().listening).toBe(false);

  late.write('Host: test\r\n\r\n');
  const answer = await text(late);
  finish();
  const slowAnswer = await slow;

  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  expect(answer).toContain('{"done":true}');
  expect([slowAnswer.headers.get('connection'), await slowAnswer.json()]).toEqual(['close', { done: true }]);
  await closed;
});

test('given clients that keep their connections, the end waits for their next request, but not for ever', async () => {
  const { url, stopping, server } = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const ask = async () => {
    const [answer] = (await once(get(`${url}/quick`, { agent }), 'response')) as [IncomingMessage];
    await text(answer);
    return answer.headers.connection;
  };
  expect(await ask()).toBe('keep-alive');
  stopping.begin();

  const left = awaitLastAnswers(server, 60_000);
  expect(await ask()).toBe('close');
  await left;

  const silent = connect(Number(new URL(url).port), '127.0.0.1');
  await once(silent, 'connect');
  await awaitLastAnswers(server, 30);
  silent.destroy();
});

test('given a check that fails, only a reason that may be shown is shown', async () => {
  const { url } = await start([
    { name: 'views', check: () => Promise.reject(new NotReady('orders is failing')) },
    { name: 'log', check: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')) },
    { name: 'keys', check: async () => undefined },
  ]);

  const ready = await fetch(`${url}/health/ready`);

  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'down', dependencies: { views: 'down', log: 'down', keys: 'up' }, problems: { views: 'orders is failing' } },
  ]);
});
