import { Body, Controller, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type JobOptions, type SteeringVerb } from './job.js';
import { toJobAnswer } from './job-answer.js';
import { Jobs } from './jobs.js';
import {
  checkDiscard,
  checkRebuild,
  DiscardBody,
  DropBody,
  FollowerPath,
  noOptions,
  RebuildBody,
  RetryBody,
  VerifyBody,
} from './steering-bodies.js';
import { SteeredBy, type Steerer, SteeringRoute } from './steering-route.js';

/** What `npm run replay` does, asked for over HTTP. */
@ApiTags('projections')
@Controller('projections')
export class SteeringController {
  constructor(private readonly jobs: Jobs) {}

  @SteeringRoute(':name/rebuild', 'Fill a new generation beside the live one, then swap', RebuildBody)
  rebuild(
    @Param() { name }: FollowerPath,
    @Body() body: RebuildBody,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    checkRebuild(body);
    const { rate, verify, noSwap, acceptDifferences } = body;
    return this.#begin(reply, by, name, 'rebuild', { rate, verify, noSwap, acceptDifferences });
  }

  @SteeringRoute(':name/verify', 'Compare the live view with a fold from scratch', VerifyBody)
  verify(
    @Param() { name }: FollowerPath,
    @Body() { rate }: VerifyBody,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'verify', { rate });
  }

  @SteeringRoute(':name/swap', 'Make the generation that is ready the live one')
  swap(
    @Param() { name }: FollowerPath,
    @Body(noOptions) _: object,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'swap', {});
  }

  @SteeringRoute(':name/rollback', 'Make the retained generation the live one again')
  rollback(
    @Param() { name }: FollowerPath,
    @Body(noOptions) _: object,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'rollback', {});
  }

  @SteeringRoute(':name/drop', 'Drop the retained generation, or the unfinished one', DropBody)
  drop(
    @Param() { name }: FollowerPath,
    @Body() { unfinished }: DropBody,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'drop', { unfinished });
  }

  @SteeringRoute(':name/pause', 'Stop a projection or a process manager after the batch in hand')
  pause(
    @Param() { name }: FollowerPath,
    @Body(noOptions) _: object,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'pause', {});
  }

  @SteeringRoute(':name/resume', 'Let a projection or a process manager go on')
  resume(
    @Param() { name }: FollowerPath,
    @Body(noOptions) _: object,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'resume', {});
  }

  @SteeringRoute(':name/parked/retry', 'Try parked events again', RetryBody)
  retry(
    @Param() { name }: FollowerPath,
    @Body() { sequence }: RetryBody,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#begin(reply, by, name, 'parked retry', { sequence });
  }

  @SteeringRoute(':name/parked/discard', 'Leave failing events out for good, and apply what waits behind them', DiscardBody, {
    sequence: '536365',
    reason: 'the sku was mistyped',
  })
  discard(
    @Param() { name }: FollowerPath,
    @Body() body: DiscardBody,
    @SteeredBy() by: Steerer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    checkDiscard(body);
    const { sequence, all, reason } = body;
    return this.#begin(reply, by, name, 'parked discard', { sequence, all, reason });
  }

  async #begin(reply: FastifyReply, by: Steerer, name: string, verb: SteeringVerb, said: JobOptions): Promise<object> {
    // Left out and undefined are one thing, before the database and after it.
    const options = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as JobOptions;
    const { job, repeated } = await this.jobs.ask({ ...by, name, verb, options });
    reply.code(repeated ? 200 : 202).header('Location', `/jobs/${job.id}`);
    if (repeated && by.idempotencyKey !== undefined) reply.header('Idempotent-Replayed', 'true');
    return toJobAnswer(job);
  }
}
