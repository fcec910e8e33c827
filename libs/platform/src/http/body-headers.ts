import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { invalid, type Problem, problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { type RouteFacts, routeOf } from '../routes/route.js';

/** Largest JSON body, in bytes. */
export const BODY_LIMIT = 1_048_576;

const mediaTypes = { json: 'application/json', 'signed-json': 'application/json', ndjson: 'application/x-ndjson' } as const;

/** Refuses a body by what its headers say of it, before a byte of it is read. */
export function checkBodyHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const facts = routeOf(request);
    const refusal = facts && refusalOf(request, facts);
    if (refusal === undefined) return done();
    sendProblem(request, reply, refusal);
  });
}

/** Whether the request has a body, be it a small one. */
export function bringsBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function refusalOf(request: FastifyRequest, { body }: RouteFacts): Problem | undefined {
  const { headers } = request;
  if (body === 'none') return bringsBody(request) ? invalid('body', 'is nothing that this address takes') : undefined;
  const type = headers['content-type'];
  if ((type !== undefined || bringsBody(request) || body === 'ndjson') && !isOf(mediaTypes[body], type)) {
    return problem('unsupported-media-type', `Send the body as ${mediaTypes[body]}, in UTF-8.`, { headers: { Accept: mediaTypes[body] } });
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    return problem('unsupported-media-type', 'Send the body as it is, not compressed.', { headers: { 'Accept-Encoding': 'identity' } });
  }
  if (body !== 'ndjson' && Number(headers['content-length'] ?? 0) > BODY_LIMIT) {
    return problem('body-too-large', 'The body is larger than this address takes.');
  }
  return undefined;
}

/** Whether the type is that one, in UTF-8 if charsets are named. Other parameters have no meaning in either. */
function isOf(mediaType: string, type: string | undefined): boolean {
  const [given = '', ...parameters] = (type ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  return given === mediaType && charsets.every((charset) => /^charset=(?:utf-?8|"utf-?8")$/.test(charset));
}
