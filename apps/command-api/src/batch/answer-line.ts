import { setTimeout as delay } from 'node:timers/promises';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { asBatchLine } from '#platform/limits/batch-lines';
import { type RateLimits } from '#platform/limits/rate-limits';
import { type Logger } from '#platform/logging/logger';
import { type FieldError, problem } from '#platform/problems/problem';
import { problemDocument } from '#platform/problems/problem.filter';
import { type BatchLine } from './batch-line.js';
import { type Rooms } from './rooms.js';

const passedOn = ['authorization', 'min-event-position', 'prefer', 'traceparent'] as const;
/** Where there is no room for a line it is tried again after so long: what waits in a batch is not refused for the others' sake. */
const TRY_AGAIN_MS = 50;

/** The request that a batch is, and what its lines are worked on with. */
export interface Batch {
  readonly fastify: FastifyInstance;
  readonly request: FastifyRequest;
  readonly limits: RateLimits;
  readonly rooms: Rooms;
  readonly logger: Logger;
  /** Aborted when nobody waits for answers any more: what has begun is finished, nothing more begins. */
  readonly signal: AbortSignal;
}

/** The body of a line's answer, without its number. Never fails. */
export async function answerLine(batch: Batch, line: BatchLine | { readonly fault: FieldError }): Promise<object> {
  const { request, limits, rooms, signal, logger } = batch;
  try {
    await limits.awaitCommand(request, signal);
    if ('fault' in line) return answerFault(request, line.fault);
    for (;;) {
      signal.throwIfAborted();
      const { status, isReplay, body } = await rooms.use(() => send(batch, line));
      if (!lacksRoom(body)) return { status, ...(isReplay && { replayed: true }), ...body };
      await delay(TRY_AGAIN_MS, undefined, { signal });
    }
  } catch (error) {
    // Whom it would be told is gone.
    if (!signal.aborted) logger.error({ correlationId: request.id, err: error }, 'a line of a batch failed');
    return problemDocument(problem('internal', 'The request failed on our side.'), 'path' in line ? line.path : request.url, request.id);
  }
}

function answerFault(request: FastifyRequest, fault: FieldError): object {
  const refusal = problem('validation-failed', `${fault.path} ${fault.message}`, { errors: [fault] });
  return problemDocument(refusal, request.url, request.id);
}

/** As a request of its own, through all that stands before a command. */
async function send({ fastify, request }: Batch, { path, body, idempotencyKey }: BatchLine) {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-correlation-id': request.id };
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  // The body goes along as it was read, and stands for these bytes.
  const payload = '{}';
  const response = await asBatchLine(body, async () => await fastify.inject({ method: 'POST', url: path, headers, payload }));
  const isReplay = response.headers['idempotent-replayed'] === 'true';
  return { status: response.statusCode, isReplay, body: response.json<Readonly<Record<string, unknown>>>() };
}

function lacksRoom({ code }: Readonly<Record<string, unknown>>): boolean {
  return code === 'overloaded' || code === 'too-many-requests';
}
