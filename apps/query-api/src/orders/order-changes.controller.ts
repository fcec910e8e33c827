import { invalid } from '#platform/problems/problem';
import { Controller, Headers, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { AnswersEvents } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { IdPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { degrade } from '../answers/degraded.js';
import { LogAgreement } from '../views/log-agreement.js';
import { Order } from './order.js';
import { audienceOf, visibleCustomer } from './visible-customer.js';
import { watchOrder } from './watch-order.js';

@ApiTags('orders')
@Controller('orders')
export class OrderChangesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly log: LogAgreement,
  ) {}

  @AnswersEvents(
    ':id/changes',
    {
      allow: ['customer', 'clerk', 'warehouse'],
      summary: 'An order now, and again after each change, as server-sent events; `Last-Event-ID` resumes',
      example: { id: '536365' },
    },
    Order,
  )
  async changes(
    @Param() { id }: IdPath,
    @Query(NoParameters) _none: unknown,
    @Headers('last-event-id') lastEventId: string | undefined,
    @AskedBy() { principal, freshness }: Asker,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const whose = { customerId: visibleCustomer(principal), shownTo: audienceOf(principal) };
    const asked = { orderId: id, ...whose, lastEventId: readEventId(lastEventId), freshness };
    if (this.log.changed) degrade(reply, 'log-changed');
    await this.log.refuseBeyondEnd(freshness.atLeast);
    const watched = await this.queries.execute(new Ask(watchOrder, asked));
    reply.header('Content-Type', 'text/event-stream; charset=utf-8');
    reply.header('Cache-Control', 'private, no-store');
    // A connection that were kept alive after the last event would hold up the shutdown.
    reply.header('Connection', 'close');
    reply.header('Event-Position', String(watched.position));
    await reply.send(Readable.from(watched.events));
  }
}

/** Browsers send what they were given, or an empty text at first. */
function readEventId(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (!/^\d{1,19}$/.test(header)) throw invalid('header Last-Event-ID', 'must be an id of an event of this address');
  return header;
}
