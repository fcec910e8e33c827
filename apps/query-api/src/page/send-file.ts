import { readEntityTags } from '#platform/headers/entity-tags';
import { preferredEncoding } from '#platform/http/compression';
import { vary } from '#platform/http/vary';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type PageFile } from './page-file.js';

/** For ever: what would be another content has another name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Sets the headers of the answer. @returns its body; undefined where the client has the file already */
export async function answerWith(file: PageFile, request: FastifyRequest, reply: FastifyReply): Promise<Buffer | undefined> {
  reply.header('Cache-Control', file.isImmutable ? FOR_EVER : 'no-cache').type(file.type);
  if (file.isCompressible) vary(reply, 'Accept-Encoding');
  const encoding = file.isCompressible ? preferredEncoding(request.headers['accept-encoding']) : undefined;
  reply.header('ETag', encoding === undefined ? `"${file.tag}"` : `W/"${file.tag}"`);
  if (isKnown(file, request.headers['if-none-match'])) {
    reply.code(304);
    return undefined;
  }
  if (encoding === undefined) return file.bytes;
  reply.header('Content-Encoding', encoding);
  return file.encodedAs(encoding);
}

function isKnown({ tag }: PageFile, header: string | undefined): boolean {
  const known = header === undefined ? undefined : readEntityTags(header);
  return known === '*' || known?.includes(tag) === true;
}
