import { invalid } from '#platform/problems/problem';
import { Controller, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { AnswersEvents, AnswersLook } from '../answers/answering.js';
import { degrade } from '../answers/degraded.js';
import { Ask } from '../ask.js';
import { LogAgreement } from '../views/log-agreement.js';
import { LogEntry } from './log-entry.js';
import { EventParameters, FilterParameters, StreamParameters, StreamPath } from './log-parameters.js';
import { LogReader } from './log-reader.js';
import { LogTail } from './log-tail.js';
import { EventPage, readEvents, readStream, StreamPage } from './read-events.js';
import { watchEvents } from './watch-events.js';

const allow = ['admin', 'clerk'] as const;

/** The log itself, for those who look after it. */
@ApiTags('log')
@Controller()
export class LogController {
  constructor(
    private readonly log: LogReader,
    private readonly tail: LogTail,
    private readonly agreement: LogAgreement,
  ) {}

  @AnswersLook(
    'streams/:stream',
    { allow, summary: 'Any stream in full, oldest first; what is sealed stays sealed', example: { stream: 'order-536365' } },
    StreamPage,
  )
  stream(@Param() { stream }: StreamPath, @Query() parameters: StreamParameters) {
    return new Ask(() => readStream(this.log, stream, parameters), undefined);
  }

  @AnswersLook(
    'events',
    { allow, summary: 'The events of the log that match, forwards or backwards, in bounded time; `scannedTo` says how far it has looked' },
    EventPage,
  )
  events(@Query() parameters: EventParameters) {
    return new Ask(() => readEvents(this.log, parameters), undefined);
  }

  @AnswersEvents(
    'events/changes',
    { allow, summary: 'The events that match as they come, as server-sent events; `Last-Event-ID` resumes' },
    LogEntry,
    [],
  )
  async changes(
    @Query() filter: FilterParameters,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    if (this.agreement.changed) degrade(reply, 'log-changed');
    const from = await this.#beginning(lastEventId);
    reply.header('Content-Type', 'text/event-stream; charset=utf-8');
    reply.header('Cache-Control', 'private, no-store');
    // A connection that were kept alive after the last event would hold up the shutdown.
    reply.header('Connection', 'close');
    reply.header('Event-Position', String(from));
    await reply.send(Readable.from(watchEvents({ log: this.log, tail: this.tail }, from, filter, gone.signal)));
  }

  /** After what the client has, or with what comes next. Browsers send what they were given, or an empty text at first. */
  async #beginning(lastEventId: string | undefined): Promise<bigint> {
    if (lastEventId === undefined || lastEventId === '') return this.log.head();
    const place = /^\d{1,18}$/.test(lastEventId) ? BigInt(lastEventId) : undefined;
    if (place !== undefined && (await this.log.isPlace(place))) return place;
    throw invalid('header Last-Event-ID', 'must be an id of an event of this address');
  }
}
