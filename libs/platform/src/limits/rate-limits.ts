import { type FastifyInstance, type FastifyReply, type FastifyRequest, type HookHandlerDoneFunction } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { principalOf } from '../auth/access.js';
import { type Config } from '../config/config.js';
import { callerOf } from '../http/caller.js';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { type RouteFacts, routeOf } from '../routes/route.js';
import { isBatchLine } from './batch-lines.js';
import { type Budgets, type Standing, WINDOW_SECONDS } from './budgets.js';

type Budget = 'reads' | 'commands';

export type RateLimitSettings = Pick<Config, 'RATE_LIMIT_READS' | 'RATE_LIMIT_COMMANDS' | 'RATE_LIMIT_ANONYMOUS'>;

/** How many requests a minute a principal may send, or else an address. */
export class RateLimits {
  readonly #quotas: Readonly<Record<Budget, number>>;
  readonly #anonymous: number;

  constructor(
    private readonly budgets: Budgets,
    settings: RateLimitSettings,
  ) {
    this.#quotas = { reads: settings.RATE_LIMIT_READS, commands: settings.RATE_LIMIT_COMMANDS };
    this.#anonymous = settings.RATE_LIMIT_ANONYMOUS;
  }

  /** Whether budgets are shared with the other processes. */
  get areShared(): boolean {
    return this.budgets.areShared;
  }

  /** Whether everybody who may ask a route for something has a budget for it. */
  tellAll({ budget, access }: RouteFacts): boolean {
    if (budget === 'none' || this.#quotas[budget] === 0) return false;
    return access !== 'public' || this.#anonymous > 0;
  }

  /** Counts a request for whoever sent it. @returns undefined where there is no limit */
  spend(budget: Budget, request: FastifyRequest): Standing | Promise<Standing> | undefined {
    const quota = principalOf(request) === undefined ? this.#anonymous : this.#quotas[budget];
    return quota === 0 ? undefined : this.budgets.spend(`${budget} ${callerOf(request)}`, quota);
  }

  /** Counts one command more of a request as soon as there is budget for it. @throws the signal's reason once it is aborted */
  async awaitCommand(request: FastifyRequest, signal: AbortSignal): Promise<void> {
    for (;;) {
      const standing = await this.spend('commands', request);
      if (standing === undefined || standing.allowed) return;
      await delay(standing.resetSeconds * 1_000, undefined, { signal });
    }
  }

  close(): Promise<void> {
    return this.budgets.close();
  }
}

/** Before the token: requests without one count for their address. Those with one do not, or one neighbour could spend the budget of all behind an address. */
export function limitAddresses(fastify: FastifyInstance, limits: RateLimits): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.headers.authorization !== undefined) return done();
    count(limits, request, reply, done);
  });
}

/** After the token. */
export function limitPrincipals(fastify: FastifyInstance, limits: RateLimits): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (principalOf(request) === undefined || isBatchLine()) return done();
    count(limits, request, reply, done);
  });
}

/** Goes on at once where it is known at once that there is budget, as it mostly is. */
function count(limits: RateLimits, request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const refused = isRefused(limits, request, reply);
  if (refused === false) done();
  else if (refused !== true) refused.then((wasRefused) => wasRefused || done(), done);
}

/** Counts a request for whoever sent it: its address where it has no token, or none that is good. @returns whether it was refused, and is answered */
export function isRefused(limits: RateLimits, request: FastifyRequest, reply: FastifyReply): boolean | Promise<boolean> {
  const budget = budgetOf(request);
  const standing = budget === undefined ? undefined : limits.spend(budget, request);
  if (budget === undefined || standing === undefined) return false;
  if (standing instanceof Promise) return standing.then((known) => tell(budget, known, request, reply));
  return tell(budget, standing, request, reply);
}

function budgetOf(request: FastifyRequest): Budget | undefined {
  const budget = routeOf(request)?.budget;
  return budget === 'none' ? undefined : budget;
}

/** Headers of draft-ietf-httpapi-ratelimit-headers-11. @returns whether the request was refused, and is answered */
function tell(budget: Budget, standing: Standing, request: FastifyRequest, reply: FastifyReply): boolean {
  const { allowed, quota, remaining, resetSeconds } = standing;
  reply.header('RateLimit-Policy', `"${budget}";q=${quota};w=${WINDOW_SECONDS}`);
  reply.header('RateLimit', `"${budget}";r=${remaining};t=${resetSeconds}`);
  if (allowed) return false;
  const detail = `${quota} ${budget} a minute are all that this caller may send; there are new ones in ${resetSeconds} s.`;
  sendProblem(request, reply, problem('rate-limited', detail, { headers: { 'Retry-After': String(resetSeconds) } }));
  return true;
}
