import { Body, Controller, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { refuseParameters } from '#platform/fields/no-parameters';
import { invalid } from '#platform/problems/problem';
import { Route } from '#platform/routes/route';
import { tried } from '#platform/routes/route-words';
import { cancelAnswers, jobAnswers, jobListAnswers, jobSchema, toJobAnswer } from './job-answer.js';
import { JobChanges } from './job-changes.js';
import { Jobs } from './jobs.js';
import { JobListParameters, JobPath, noOptions } from './steering-bodies.js';
import { SteeredBy, type Steerer } from './steering-route.js';
import { noJob, watchJob } from './watch-job.js';

const EVENT_STREAM = 'text/event-stream';
const access = ['admin'] as const;
const asked = { access, body: 'none', budget: 'reads' } as const;
const example = tried({ id: '0b52c6f1-6f0c-4d4e-9f3a-2a4d5c1f7e10' });

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly changing: JobChanges,
  ) {}

  @Route('GET', '', { ...asked, kind: 'query' }, { summary: 'What was asked of the projectors, the newest first', answers: jobListAnswers })
  async list(@Query() { projection }: JobListParameters): Promise<object> {
    return { items: (await this.jobs.list(projection)).map(toJobAnswer) };
  }

  @Route('GET', ':id', { ...asked, kind: 'query' }, { summary: 'A job: how far it is, or how it ended', answers: jobAnswers, example })
  async job(@Param() { id }: JobPath, @Query() parameters: object): Promise<object> {
    refuseParameters(parameters);
    const job = await this.jobs.find(id);
    if (job === undefined) throw noJob();
    return toJobAnswer(job);
  }

  @Route(
    'GET',
    ':id/changes',
    { ...asked, kind: 'stream' },
    {
      summary: 'A job now, and again after each change until its end, as server-sent events; `Last-Event-ID` resumes',
      requestHeaders: ['Last-Event-ID'],
      answers: [
        {
          status: 200,
          description: 'The stream. The schema of its content is that of the data of each event.',
          type: EVENT_STREAM,
          schema: { contentMediaType: EVENT_STREAM, contentSchema: jobSchema },
        },
      ],
      example,
    },
  )
  async changes(
    @Param() { id }: JobPath,
    @Query() parameters: object,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(parameters);
    const seen = readEventId(lastEventId);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const job = await this.jobs.find(id);
    if (job === undefined) throw noJob();
    reply.header('Content-Type', `${EVENT_STREAM}; charset=utf-8`);
    reply.header('Cache-Control', 'private, no-store');
    // A connection that were kept alive after the last event would hold up the shutdown.
    reply.header('Connection', 'close');
    await reply.send(Readable.from(watchJob(this.changing, job, seen, gone.signal)));
  }

  @Route(
    'POST',
    ':id/cancel',
    { access, body: 'json', budget: 'commands', kind: 'command' },
    {
      summary: 'End a job after the batch in hand; what is done so far is kept',
      requestHeaders: ['Idempotency-Key'],
      answers: cancelAnswers,
      example: { ...example, bodies: tried({}, {}).bodies ?? {} },
    },
  )
  @ApiBody({ required: false, schema: { type: 'object', additionalProperties: false } })
  async cancel(
    @Param() { id }: JobPath,
    @Body(noOptions) _: object,
    @SteeredBy() { requestedBy }: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const job = await this.jobs.cancel(id, requestedBy);
    if (job === undefined) throw noJob();
    reply.code(job.state === 'running' ? 202 : 200).header('Location', `/jobs/${id}`);
    return toJobAnswer(job);
  }
}

/** Browsers send what they were given, or an empty text at first. */
function readEventId(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (!/^\d{1,19}$/.test(header)) throw invalid('header Last-Event-ID', 'must be an id of an event of this address');
  return header;
}
