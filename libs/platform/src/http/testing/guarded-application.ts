import { Body, Controller, Module, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { describeApplication } from '../../docs/description.js';
import { createLogger } from '../../logging/logger.js';
import { Page } from '../../routes/page.js';
import { Route } from '../../routes/route.js';
import { createApplication } from '../create-application.js';
import { PlatformModule } from '../platform.module.js';
import { JWT_SECRET, testGuards } from './guards.js';

const words = { summary: 'For tests' };
const shown = {
  ...words,
  answers: [{ status: 200, description: 'For tests', schema: { type: 'object' }, headers: ['ETag', 'Event-Position'] }],
} as const;
export const LONG = JSON.stringify({ text: 'lanterns and teapots '.repeat(200) });

@Controller()
class Shop {
  @Route('GET', 'catalogue', { access: 'public', body: 'none', budget: 'reads', kind: 'query', caching: 'catalogue' }, shown)
  catalogue(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('ETag', '"1.2.3"').header('Content-Type', 'application/json; charset=utf-8').header('Event-Position', '9');
    return LONG;
  }

  @Route('GET', 'degraded', { access: 'public', body: 'none', budget: 'reads', kind: 'query', caching: 'catalogue' }, words)
  degraded(@Res({ passthrough: true }) reply: FastifyReply): object {
    reply.header('Degraded', 'search');
    return {};
  }

  @Route('GET', 'mine', { access: ['customer'], body: 'none', budget: 'reads', kind: 'query' }, words)
  mine(): object {
    return { yours: true };
  }

  @Route('POST', 'commands', { access: ['clerk'], body: 'json', budget: 'commands', kind: 'command' }, words)
  command(@Body() _body: unknown): object {
    return { text: LONG };
  }

  @Page('page', { summary: 'A page', type: 'text/html', budget: 'none' })
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('Content-Type', 'text/html; charset=utf-8');
    return `<!doctype html>${LONG}`;
  }
}

/** An application that has one route of each kind, with all that stands before them. */
export async function startGuarded(variables: NodeJS.ProcessEnv = {}) {
  const guards = testGuards(variables);
  @Module({ imports: [PlatformModule.with({ guards, checks: [] })], controllers: [Shop] })
  class Application {}
  const app = await createApplication(Application, { logger: createLogger('test', 'silent'), guards, maxInFlight: 100 });
  describeApplication(app, 'For tests', 'For tests');
  await app.listen(0, '127.0.0.1');
  onTestFinished(() => app.close());
  const url = await app.getUrl();
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(url + path, { method, headers });
  return { url, ask };
}

export async function bearer(role: string, subject = role): Promise<Record<string, string>> {
  const token = await new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(JWT_SECRET));
  return { authorization: `Bearer ${token}` };
}
