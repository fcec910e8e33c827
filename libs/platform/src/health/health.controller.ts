import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Public } from '../auth/access.js';

/** What must work for this process to serve: a name, and a check that throws while it does not. */
export interface DependencyCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}
export const DEPENDENCY_CHECKS = Symbol('dependency checks');
const CHECK_LIMIT_MS = 2_000;

@Controller('health')
export class HealthController {
  constructor(@Inject(DEPENDENCY_CHECKS) private readonly checks: readonly DependencyCheck[]) {}

  /** The process runs. */
  @Get('live')
  @Public()
  live(): object {
    return { status: 'up' };
  }

  /** The process can do its work: every dependency answers within 2 s; else 503. */
  @Get('ready')
  @Public()
  @HttpCode(200)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const results = await Promise.all(this.checks.map(async ({ name, check }) => ({ name, up: await succeeds(check) })));
    const up = results.every((result) => result.up);
    if (!up) reply.code(503).header('Retry-After', '1');
    return {
      status: up ? 'up' : 'down',
      dependencies: Object.fromEntries(results.map((result) => [result.name, result.up ? 'up' : 'down'])),
    };
  }
}

/** A failing check is the answer "down", not an error: the cause shows in the dependency's own log lines. */
async function succeeds(check: () => Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), CHECK_LIMIT_MS);
  const checked = check().then(
    () => true,
    () => false,
  );
  return Promise.race([checked, late.promise]).finally(() => clearTimeout(timer));
}
