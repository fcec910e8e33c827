import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension, ApiOperation } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Role } from '../auth/principal.js';
import { type RouteWords } from './route-words.js';

/** What is known of a route before anything of a request is read but its line and its headers. */
export interface RouteFacts {
  /** Who may call it. A token that is sent to a public route all the same is checked, and its principal is known to the route. */
  readonly access: 'public' | readonly Role[];
  /** What its requests bring; `signed-json` stays the bytes that came, since the signature over them is checked before anything is read. */
  readonly body: 'none' | 'json' | 'ndjson' | 'signed-json';
  /** What a request is counted as. */
  readonly budget: 'reads' | 'commands' | 'none';
  readonly kind: 'command' | 'query' | 'stream' | 'page';
  /** The public catalogue may be kept by caches. */
  readonly caching?: 'catalogue';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly orderline?: RouteFacts;
  }
}

/** Under which the facts and the words of a route come into the description of the API, which takes them out again. */
export const ROUTE_EXTENSION = 'x-orderline-route';

export interface DescribedRoute {
  readonly facts: RouteFacts;
  readonly words: RouteWords;
}

/**
 * The one way to make a route: Nest's method, path and status, Fastify's config (which is read from the method only, and of which the last one
 * wins, so that one decorator has to set all of it), and what the API's description says. A route without it is closed to all.
 */
export function Route(method: 'GET' | 'POST', path: string, facts: RouteFacts, words: RouteWords): MethodDecorator {
  return applyDecorators(
    RequestMapping({ method: RequestMethod[method], path }),
    HttpCode(200),
    RouteConfig({ orderline: facts }),
    ApiOperation({ summary: words.summary, description: words.description }),
    ApiExtension(ROUTE_EXTENSION, { facts, words } satisfies DescribedRoute),
  );
}

/** The facts of the route that a request is for; undefined where there is none, or none that was made by {@link Route}. */
export function routeOf(request: FastifyRequest): RouteFacts | undefined {
  return (request.routeOptions.config as FastifyRequest['routeOptions']['config'] | undefined)?.orderline;
}
