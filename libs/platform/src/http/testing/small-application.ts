import { Readable } from 'node:stream';
import { Body, Controller, Module, Req, Res } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { onTestFinished } from 'vitest';
import { describeApplication } from '../../docs/description.js';
import { createLogger } from '../../logging/logger.js';
import { Page } from '../../routes/page.js';
import { Route, type RouteFacts } from '../../routes/route.js';
import { type ApplicationOptions, createApplication } from '../create-application.js';
import { PlatformModule } from '../platform.module.js';
import { Turn } from '../turn.js';
import { testGuards } from './guards.js';

const summary = 'Of a test';
const answers = (type: string) => [{ status: 200, description: summary, type, schema: { type: 'string', contentSchema: {} } }] as const;
const facts = (rest: Pick<RouteFacts, 'body' | 'kind'>): RouteFacts => ({ access: 'public', budget: 'none', ...rest });

/** What the slow requests wait for. */
export class Gate {
  #open = Promise.withResolvers<void>();

  get opened(): Promise<void> {
    return this.#open.promise;
  }

  open(): void {
    this.#open.resolve();
    this.#open = Promise.withResolvers();
  }
}

/** Routes of each kind, on a port of their own, until the test has ended. */
export async function startSmallApplication(
  options: Partial<Pick<ApplicationOptions, 'guards' | 'maxInFlight' | 'timeouts' | 'accessLog' | 'logger'>> = {},
): Promise<{ readonly app: NestFastifyApplication; readonly url: string; readonly gate: Gate }> {
  const gate = new Gate();

  @Controller()
  class Routes {
    @Page('page', { summary })
    page(): object {
      return { is: 'a page' };
    }

    @Route('GET', 'things/:id', facts({ body: 'none', kind: 'query' }), { summary })
    read(): object {
      return { is: 'a thing' };
    }

    @Route('POST', 'things', facts({ body: 'json', kind: 'command' }), { summary })
    write(@Body() body: object): object {
      return { body };
    }

    @Route('POST', 'signed', facts({ body: 'signed-json', kind: 'command' }), { summary })
    signed(@Req() request: FastifyRequest): object {
      return { bytes: Buffer.isBuffer(request.body) ? request.body.length : null };
    }

    @Route('POST', 'lines', facts({ body: 'ndjson', kind: 'stream' }), { summary, answers: answers('application/x-ndjson') })
    lines(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
      void reply.header('Content-Type', 'application/x-ndjson').send(Readable.from(echo(request.body as Readable)));
    }

    @Route('GET', 'work', facts({ body: 'none', kind: 'query' }), { summary })
    async work(): Promise<object> {
      await gate.opened;
      return { is: 'done' };
    }

    @Route('GET', 'wait', facts({ body: 'none', kind: 'query' }), { summary })
    async wait(@Req() request: FastifyRequest): Promise<object> {
      const end = Turn.of(request).wait();
      await gate.opened;
      end();
      return { is: 'done' };
    }

    @Route('GET', 'listen', facts({ body: 'none', kind: 'stream' }), { summary, answers: answers('text/event-stream') })
    listen(@Res() reply: FastifyReply): void {
      void reply.header('Content-Type', 'text/event-stream').send(Readable.from(beats(gate)));
    }
  }

  const guards = testGuards({ RATE_LIMIT_ANONYMOUS: '0' });
  @Module({ imports: [PlatformModule.with({ guards, checks: [] })], controllers: [Routes] })
  class Application {}
  const app = await createApplication(Application, { logger: createLogger('test', 'silent'), guards, maxInFlight: 100, ...options });
  describeApplication(app, 'Of a test', summary);
  await app.listen(0, '127.0.0.1');
  onTestFinished(async () => {
    gate.open();
    app.getHttpServer().closeAllConnections();
    await app.close();
  });
  return { app, url: await app.getUrl(), gate };
}

async function* echo(lines: Readable): AsyncGenerator<string> {
  for await (const chunk of lines) yield String(chunk);
}

async function* beats(gate: Gate): AsyncGenerator<string> {
  yield ': begun\n\n';
  await gate.opened;
}
