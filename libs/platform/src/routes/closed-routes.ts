import { type FastifyInstance } from 'fastify';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { type RouteFacts, routeOf } from './route.js';

interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  /** Undefined for one that was not made by `Route`: it is closed. */
  readonly facts: RouteFacts | undefined;
}

const registered = new WeakMap<FastifyInstance, RegisteredRoute[]>();

/** Answers 404 to requests for routes of which nothing is known: whoever adds one by another way has opened nothing by mistake. */
export function closeUnknownRoutes(fastify: FastifyInstance): void {
  const routes: RegisteredRoute[] = [];
  registered.set(fastify, routes);
  fastify.addHook('onRoute', ({ method, url, config }) => {
    for (const each of [method].flat()) routes.push({ method: each, url, facts: config?.orderline });
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url === undefined || routeOf(request) !== undefined) return done();
    sendProblem(request, reply, problem('not-found', 'There is nothing at this address.'));
  });
}

/** All routes of a process, in the order in which they were added. */
export function registeredRoutes(fastify: FastifyInstance): readonly RegisteredRoute[] {
  return registered.get(fastify) ?? [];
}
