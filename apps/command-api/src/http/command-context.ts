import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Principal } from '#platform/auth/principal';
import { IDEMPOTENCY_KEY_PATTERN } from '#platform/headers/header-patterns';
import { readWait } from '#platform/headers/preferences';
import { Turn } from '#platform/http/turn';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { invalid } from '#platform/problems/problem';
import { type IfMatch } from '../command.js';
import { type TimedRequest } from './business-time.js';
import { readIfMatch } from './if-match.js';

/** What the headers, the token and an importer say about a command. */
export interface CommandContext {
  readonly principal: Principal;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: IfMatch | undefined;
  readonly minEventPosition: bigint | undefined;
  /** How long the client waits for that position. */
  readonly waitMs: number;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly occurredAt: string;
  /** Whether an importer told it; else it is the present. */
  readonly imported: boolean;
  readonly method: string;
  readonly path: string;
  /** As it was sent, before any default. */
  readonly body: unknown;
  /** To be called before waiting for others: takes a place among those who wait. @returns ends that. @throws Problem too-many-requests, overloaded */
  readonly wait: () => () => void;
}

/** @throws Problem validation-failed naming the header */
export const Context = createParamDecorator((_data: unknown, execution: ExecutionContext): CommandContext => {
  const request = execution.switchToHttp().getRequest<TimedRequest>();
  const { headers, principal, told } = request;
  // The guard lets nobody without a principal through to a command.
  if (principal === undefined) throw new Error('A command needs a principal');
  return {
    principal,
    idempotencyKey: readIdempotencyKey(headers['idempotency-key']),
    ifMatch: readIfMatch(headers['if-match']),
    minEventPosition: readMinEventPosition(headers['min-event-position']),
    waitMs: readWait(headers.prefer).ms,
    correlationId: request.id,
    traceparent: readTraceparent(headers.traceparent),
    occurredAt: told?.occurredAt ?? new Date().toISOString(),
    imported: told !== undefined,
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
    body: told?.body ?? request.body ?? {},
    wait: () => Turn.of(request).wait(),
  };
});

const IDEMPOTENCY_KEY = new RegExp(IDEMPOTENCY_KEY_PATTERN);

function readIdempotencyKey(value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && IDEMPOTENCY_KEY.test(value)) return value;
  throw invalid('header Idempotency-Key', 'must be 1–255 visible characters');
}

const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** W3C trace context; what does not fit is ignored, as the recommendation asks: version ff and ids of zeros only do not. */
export function readTraceparent(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && TRACEPARENT.test(value) ? value : undefined;
}
