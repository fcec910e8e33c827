import { type FastifyReply } from 'fastify';

/** Says in the answer what it falls short of; each once, beside what else it falls short of. */
export function degrade(reply: FastifyReply, what: string): void {
  const said = String(reply.getHeader('Degraded') ?? '');
  const all = said === '' ? [] : said.split(', ');
  if (!all.includes(what)) reply.header('Degraded', [...all, what].join(', '));
}
