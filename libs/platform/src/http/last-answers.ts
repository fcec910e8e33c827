import { setTimeout as delay } from 'node:timers/promises';
import { type FastifyInstance } from 'fastify';
import { type Stopping } from '../lifecycle/stopping.js';

const LOOK_EVERY_MS = 10;

/** While the process is about to end, every answer is the last one on its connection, whenever its request came. */
export function closeAfterLastAnswers(fastify: FastifyInstance, stopping: Stopping): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.begun) reply.header('Connection', 'close');
    done(null, payload);
  });
}

/**
 * Waits until the clients have taken their leave, each with the answer to its next request. A connection that is closed between two requests may
 * have the next one already on its way, which then is lost.
 * @param longestMs for those that have nothing more to ask
 */
export async function awaitLastAnswers({ server }: Pick<FastifyInstance, 'server'>, longestMs: number): Promise<void> {
  for (const deadline = Date.now() + longestMs; Date.now() < deadline; await delay(LOOK_EVERY_MS)) {
    const { promise, resolve } = Promise.withResolvers<number>();
    server.getConnections((error, connections) => resolve(error === null ? connections : 0));
    if ((await promise) === 0) return;
  }
}
