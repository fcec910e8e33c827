import { isIP } from 'node:net';
import { type FastifyRequest } from 'fastify';

/** The address that a request comes from: what a trusted gateway has written where that is one, with a port or without, and else the peer's. */
export function addressOf(request: FastifyRequest): string {
  return plainAddress(request.ip) ?? request.socket.remoteAddress ?? 'unknown';
}

/** Undefined where it is no address. */
function plainAddress(text: string): string | undefined {
  const address = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(address) === 0 ? undefined : address;
}
