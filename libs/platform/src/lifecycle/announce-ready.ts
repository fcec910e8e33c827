import { type INestApplication } from '@nestjs/common';
import { type Logger } from '../logging/logger.js';

/**
 * Tells a supervisor over the IPC channel that the process serves, and stops it when asked to: on SIGTERM or SIGINT, or when the supervisor is gone.
 * Stopping means: take no more requests, finish those in flight, let go of everything (Nest's shutdown hooks), exit 0.
 */
export function announceReady(app: INestApplication, logger: Logger, url: string): void {
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (process.send !== undefined) {
    process.once('disconnect', () => stop('supervisor gone'));
    process.send({ ready: true, url });
  }
  logger.info({ url }, 'ready');
}
