import { setTimeout as delay } from 'node:timers/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { awaitLastAnswers } from '../http/last-answers.js';
import { type Logger } from '../logging/logger.js';
import { Stopping } from './stopping.js';

/** So long clients that keep their connections alive get to ask once more and to be told that it was the last time. */
const FAREWELL_MS = 250;

/**
 * Tells a supervisor over the IPC channel that the process serves, and stops it when asked to: on SIGTERM, SIGINT or SIGHUP, or when the supervisor is gone.
 * Stopping means: say so in the readiness and in every answer, serve on for `shutdownDelayMs` until the gateways have heard of it (a second signal
 * ends that), take no more connections, finish the requests in flight, let go of everything (Nest's shutdown hooks), exit 0.
 */
export function announceReady(
  app: NestFastifyApplication,
  logger: Logger,
  reached: { readonly url: string; readonly metricsUrl: string },
  shutdownDelayMs: number,
): void {
  const hurry = new AbortController();
  const stop = (reason: string) => {
    const stopping = app.get(Stopping);
    if (stopping.begun) return hurry.abort();
    stopping.begin();
    logger.info({ reason }, 'stopping');
    if (reason === 'supervisor gone') hurry.abort();
    close(app, shutdownDelayMs, hurry.signal).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.send !== undefined) {
    process.once('disconnect', () => stop('supervisor gone'));
    process.send({ ready: true, ...reached });
  }
  logger.info(reached, 'ready');
}

async function close(app: NestFastifyApplication, shutdownDelayMs: number, hurry: AbortSignal): Promise<void> {
  await delay(shutdownDelayMs, undefined, { signal: hurry }).catch(() => undefined); // in a hurry
  await awaitLastAnswers(app.getHttpAdapter().getInstance(), FAREWELL_MS);
  await app.close();
}
