import { Controller, Get, Module } from '@nestjs/common';
import { expect, onTestFinished, test } from 'vitest';
import { createApplication } from '../http/create-application.js';
import { PlatformModule } from '../http/platform.module.js';
import { testGuards } from '../http/testing/guards.js';
import { createLogger } from '../logging/logger.js';
import { Page } from './page.js';

@Controller()
class Doors {
  @Page('open', { summary: 'Answers' })
  open(): object {
    return { open: true };
  }

  @Get('forgotten')
  forgotten(): object {
    return { open: true };
  }
}

test('a route of which nothing is known is closed, whether Nest made it or not', async () => {
  const guards = testGuards();
  @Module({ imports: [PlatformModule.with({ guards, checks: [] })], controllers: [Doors] })
  class Application {}
  const app = await createApplication(Application, { logger: createLogger('test', 'silent'), guards, maxInFlight: 100 });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/raw', () => 'open');
  await app.init();
  onTestFinished(() => app.close());

  const statuses = await Promise.all(
    ['/open', '/forgotten', '/raw'].map(async (url) => (await app.inject({ method: 'GET', url })).statusCode),
  );

  expect(statuses).toEqual([200, 404, 404]);
});
