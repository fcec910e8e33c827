import { setMaxListeners } from 'node:events';
import { Readable } from 'node:stream';
import { Controller, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { principalOf } from '#platform/auth/access';
import { RateLimits } from '#platform/limits/rate-limits';
import { type Logger } from '#platform/logging/logger';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { invalid, problem } from '#platform/problems/problem';
import { Route } from '#platform/routes/route';
import { NoQueryString } from '../http/no-query-string.js';
import { answerLine, type Batch } from './answer-line.js';
import { parseLine } from './batch-line.js';
import { batchWords, lineSchema } from './batch-words.js';
import { footprintOf } from './footprint.js';
import { type NumberedLine, readLines } from './lines.js';
import { Rooms } from './rooms.js';
import { withSignsOfLife } from './signs-of-life.js';
import { Turns } from './turns.js';
import { workAhead } from './work-ahead.js';

export const BATCH_LOGGER = Symbol('logger of batches');

/** How far lines are read ahead of the answers: in characters, of which one line may hold a million. */
const AHEAD = { items: 64, weight: 4 * 1_048_576 };
/** Lines of all batches that are worked on at a time: more of them only stand in each other’s way, and there has to be room for single commands. */
const ROOMS = 24;
const SIGN_OF_LIFE_MS = 10_000;
/** Headers of commands that would be passed over here, and were meant to change what is done. */
const ofLinesOnly = {
  'Idempotency-Key': 'is not for a batch: give each line an idempotencyKey of its own',
  'If-Match': 'is not for a batch: send a command that rests on a revision by itself',
} as const;

/**
 * Many commands over one connection: NDJSON in, NDJSON out, streamed. Each line is a command of its own with an answer of its own, in its turn, and a
 * refused one stops nothing. Lines that touch the same resources are worked on one after another, so a later one may build on an earlier; others side by
 * side.
 */
@Controller('batch')
export class BatchController {
  readonly #rooms = new Rooms(ROOMS);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly limits: RateLimits,
    @Inject(BATCH_LOGGER) private readonly logger: Logger,
  ) {}

  @Route('POST', '', { access: ['customer', 'clerk', 'warehouse'], body: 'ndjson', budget: 'none', kind: 'stream' }, batchWords)
  @ApiBody({ required: true, schema: lineSchema })
  @ApiConsumes('application/x-ndjson')
  @UseInterceptors(NoQueryString)
  batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { body, headers } = request;
    if (!(body instanceof Readable)) throw problem('unsupported-media-type', 'Send the batch as application/x-ndjson.');
    for (const [name, message] of Object.entries(ofLinesOnly)) {
      if (headers[name.toLowerCase()] !== undefined) throw invalid(`header ${name}`, message);
    }
    readMinEventPosition(headers['min-event-position']); // it is every line's, and wrong for none alone
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { limits, logger } = this;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const batch = { fastify, request, limits, logger, rooms: this.#rooms, signal: gone.signal };
    // Nothing is gathered before it is sent: whoever waits for one answer before he writes the next line gets it.
    const answers = Readable.from(answerLines(batch, readLines(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)), {
      objectMode: true,
      highWaterMark: 1,
    });
    // What still comes after the last answer is thrown away, for as long as it is borne.
    answers.once('end', () => body.resume());
    void reply.header('Content-Type', 'application/x-ndjson; charset=utf-8').send(answers);
  }
}

function answerLines(batch: Batch, lines: AsyncGenerator<NumberedLine>): AsyncGenerator<string> {
  setMaxListeners(0, batch.signal); // Each line that waits listens to it.
  const turns = new Turns();
  const subject = principalOf(batch.request)?.subject ?? '';
  let owed = 0;
  const begin = async (line: NumberedLine) => {
    owed++;
    const parsed = parseLine(line);
    const answer = () => answerLine(batch, parsed);
    const answered = 'fault' in parsed ? answer() : turns.take(footprintOf(parsed, subject), answer);
    const text = `${JSON.stringify({ line: line.number, ...(await answered) })}\n`;
    owed--;
    return text;
  };
  const answers = workAhead(lines, AHEAD, (line) => ('text' in line ? line.text.length : 0), begin);
  return withSignsOfLife(answers, SIGN_OF_LIFE_MS, () => owed > 0);
}
