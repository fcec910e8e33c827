import { Controller, Inject, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Stopping } from '../lifecycle/stopping.js';
import { Page } from '../routes/page.js';

/** What must work for this process to do its own work: a name, and a check that throws while it does not. */
export interface DependencyCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

/** Thrown by a check whose reason everybody may read: it is shown. Those of other errors are not, as they may name hosts and users. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

export const DEPENDENCY_CHECKS = Symbol('dependency checks');
const CHECK_LIMIT_MS = 2_000;

const state = { enum: ['up', 'down'] };
const liveSchema = { type: 'object', required: ['status'], properties: { status: { const: 'up' } } };
const readySchema = {
  type: 'object',
  required: ['status', 'dependencies'],
  properties: {
    status: state,
    dependencies: { type: 'object', additionalProperties: state },
    stopping: { const: true, description: 'Where the process is about to end.' },
    problems: {
      type: 'object',
      description: 'Why a dependency is down, where that may be told.',
      additionalProperties: { type: 'string' },
    },
  },
};

@Controller('health')
export class HealthController {
  constructor(
    @Inject(DEPENDENCY_CHECKS) private readonly checks: readonly DependencyCheck[],
    private readonly stopping: Stopping,
  ) {}

  /** The process runs. */
  @Page('live', { summary: 'Whether the process runs', schema: liveSchema, budget: 'none' })
  live(): object {
    return { status: 'up' };
  }

  /** The process can do its work: every dependency answers within 2 s, and it is not about to end; else 503. */
  @Page('ready', {
    summary: 'Whether the process can do its work; 503 while it cannot',
    schema: readySchema,
    budget: 'none',
    orUnavailable: true,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const results = await Promise.all(this.checks.map(async ({ name, check }) => ({ name, ...(await resultOf(check)) })));
    const up = !this.stopping.begun && results.every((result) => result.up);
    if (!up) reply.code(503).header('Retry-After', '1');
    const problems = results.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason]]));
    return {
      status: up ? 'up' : 'down',
      ...(this.stopping.begun && { stopping: true }),
      dependencies: Object.fromEntries(results.map((result) => [result.name, result.up ? 'up' : 'down'])),
      ...(problems.length > 0 && { problems: Object.fromEntries(problems) as Record<string, string> }),
    };
  }
}

interface Result {
  readonly up: boolean;
  readonly reason?: string;
}

/** A failing check is the answer "down", not an error: the cause shows in the dependency's own log lines. */
export async function resultOf(check: () => Promise<void>): Promise<Result> {
  const late = Promise.withResolvers<Result>();
  const timer = setTimeout(() => late.resolve({ up: false }), CHECK_LIMIT_MS);
  const checked = check().then(
    (): Result => ({ up: true }),
    (error: unknown): Result => ({ up: false, ...(error instanceof NotReady && { reason: error.message }) }),
  );
  return Promise.race([checked, late.promise]).finally(() => clearTimeout(timer));
}
