import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readWeights } from '../headers/weights.js';
import { routeOf } from '../routes/route.js';
import { vary } from './vary.js';

/** Smaller ones fit into one packet as they are. */
const LEAST_BYTES = 1_024;
/** Of UTF-8 for one of UTF-16. */
const MOST_BYTES_A_CHARACTER = 3;
const BROTLI_QUALITY = 4;

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;
type Encoding = keyof typeof compressors;

/**
 * Compresses answers to GET in JSON, HTML and CSV, on Node's threads. Never event streams nor answers to commands. What is encoded is another
 * representation, so its ETag is weak: still good for `If-None-Match`.
 */
export function compressAnswers(fastify: FastifyInstance): void {
  // Most answers stay as they are, and wait for nothing.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isCompressible(request, reply, payload)) return done(null, payload);
    vary(reply, 'Accept-Encoding');
    const encoding = preferredEncoding(request.headers['accept-encoding']);
    if (encoding === undefined || payload.length * MOST_BYTES_A_CHARACTER < LEAST_BYTES) return done(null, payload);
    const bytes = Buffer.from(payload);
    if (bytes.length < LEAST_BYTES) return done(null, payload);
    compress(reply, encoding, bytes).then((compressed) => done(null, compressed), done);
  });
}

async function compress(reply: FastifyReply, encoding: Encoding, bytes: Buffer): Promise<Buffer> {
  const compressed = await compressors[encoding](bytes);
  reply.header('Content-Encoding', encoding).removeHeader('Content-Length');
  const etag = reply.getHeader('ETag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('ETag', `W/${etag}`);
  return compressed;
}

function isCompressible(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string | Buffer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false;
  if (reply.hasHeader('Content-Encoding') || routeOf(request)?.kind === 'stream') return false;
  return /^(?:application\/(?:[a-z]+\+)?json|text\/(?:html|csv))\b/.test(String(reply.getHeader('Content-Type') ?? ''));
}

/** The one that the client likes better, brotli where it does not mind; undefined where it takes neither (RFC 9110). */
export function preferredEncoding(header: string | undefined): Encoding | undefined {
  if (header === undefined) return undefined;
  const weights = readWeights(header);
  const weightOf = (name: Encoding) => weights.get(name) ?? (name === 'gzip' ? weights.get('x-gzip') : undefined) ?? weights.get('*') ?? 0;
  const best: Encoding = weightOf('gzip') > weightOf('br') ? 'gzip' : 'br';
  const plain = weights.get('identity') ?? 0;
  return weightOf(best) > 0 && weightOf(best) >= plain ? best : undefined;
}
