import { type IncomingMessage } from 'node:http';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Problem, problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { expectation } from './expectations.js';

/** A name or an address, and perhaps a port (RFC 3986); empty for who has no name to ask for. */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d*)?$/i;
/** Of these Node keeps the first and passes over the rest in silence. */
const once: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type']);

/**
 * The address as requests to a server name it. Those that go through proxies may name the host too (RFC 9112, 3.2.2), which says nothing here; to every
 * route, and to what a command is remembered by, the two are one address.
 */
export function originForm({ url = '' }: IncomingMessage): string {
  if (url.startsWith('/')) return url;
  const rest = /^https?:\/\/[^/?#]+(.*)$/i.exec(url)?.[1];
  if (rest === undefined) return url;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Answers what HTTP itself asks of a request, and Node would either answer without a problem document or let through. */
export function checkProtocol(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const refusal = refusalOf(request);
    if (refusal === undefined) return done();
    sendProblem(request, reply, refusal);
  });
}

export const versionNotSupported = (): Problem =>
  problem('version-not-supported', 'Send the request in HTTP/1.1.', { headers: { Connection: 'close' } });

function refusalOf({ raw, url }: FastifyRequest): Problem | undefined {
  const { httpVersion } = raw;
  const isCurrent = httpVersion === '1.1';
  if (!isCurrent && httpVersion !== '1.0') return versionNotSupported();
  const fault = addressFault(url) ?? headerFault(raw, isCurrent);
  if (fault !== undefined) return problem('malformed-request', fault);
  const expected = expectation(raw);
  return expected === undefined || expected === '100-continue'
    ? undefined
    : problem('expectation-failed', 'Of the expectations only 100-continue is known.');
}

function addressFault(url: string): string | undefined {
  if (!url.startsWith('/') && url !== '*') return 'The address is no path, nor an http address.';
  if (url.includes('#')) return 'The address holds a fragment, which is for the client alone.';
  return undefined;
}

function headerFault({ headers, rawHeaders }: IncomingMessage, isCurrent: boolean): string | undefined {
  const { host } = headers;
  if (host === undefined && isCurrent) return 'The request has no header Host.';
  if (host !== undefined && !HOST.test(host)) return 'The header Host holds no host.';
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (!once.has(name)) continue;
    if (seen.has(name)) return `The header ${rawHeaders[index]} stands there twice.`;
    seen.add(name);
  }
  return undefined;
}
