import { type FastifyReply } from 'fastify';

/** Adds request headers on which the answer depends to those that are named already. */
export function vary(reply: FastifyReply, ...names: readonly string[]): void {
  const named = String(reply.getHeader('Vary') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const added = names.filter((name) => !named.some((each) => each.toLowerCase() === name.toLowerCase()));
  if (added.length > 0) reply.header('Vary', [...named, ...added].join(', '));
}
