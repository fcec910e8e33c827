import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { type Config, loadConfig } from '../config/config.js';
import { checkGuardSettings } from '../http/guards.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { serveMetrics } from '../metrics/metrics-listener.js';
import { announceReady } from './announce-ready.js';

const STOPS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

export interface ProcessParts<Required extends keyof Config> {
  readonly name: string;
  /** The settings that it cannot do without. */
  readonly required: readonly Required[];
  readonly port: 'COMMAND_API_PORT' | 'QUERY_API_PORT' | 'PROJECTOR_PORT';
  /** Of its metrics. */
  readonly metricsPort: 'COMMAND_API_METRICS_PORT' | 'QUERY_API_METRICS_PORT' | 'PROJECTOR_METRICS_PORT';
  /** Wired and not listening yet. May wait for what is still starting. */
  readonly create: (
    config: Config & { readonly [Name in Required]-?: NonNullable<Config[Name]> },
    logger: Logger,
  ) => Promise<NestFastifyApplication>;
}

/**
 * Runs a process until it is stopped. One that cannot start says why in a sentence and ends: with the error's own `exitCode`, which is 2 where
 * starting it again would not help, and else with 1. An error that nobody has foreseen shows its stack.
 */
export async function runProcess<const Required extends keyof Config>({
  name,
  required,
  port,
  metricsPort,
  create,
}: ProcessParts<Required>): Promise<void> {
  const endWithSupervisor = () => process.exit(1);
  process.once('disconnect', endWithSupervisor);
  // As the first process of a container it would not hear of these by itself. Nothing has begun that would have to be finished.
  const endAsAsked = () => process.exit(0);
  for (const signal of STOPS) process.once(signal, endAsAsked);
  try {
    const config = loadConfig(process.env, required);
    checkGuardSettings(config);
    const logger = createLogger(name, config.LOG_LEVEL);
    const app = await create(config, logger);
    const metrics = await serveMetrics(app.get<Registry>(Registry), config.METRICS_HOST, config[metricsPort], metricsPort);
    await app.listen(config[port], config.HOST);
    const url = await app.getUrl();
    process.off('disconnect', endWithSupervisor);
    for (const signal of STOPS) process.off(signal, endAsAsked);
    announceReady(app, logger, { url, metricsUrl: metrics.url }, config.SHUTDOWN_DELAY_MS);
  } catch (error) {
    process.stderr.write(`${name} cannot start: ${wordsOf(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}

function exitCodeOf(error: unknown): number {
  const { exitCode } = (error ?? {}) as { exitCode?: unknown };
  return typeof exitCode === 'number' ? exitCode : 1;
}

/** Whatever has a code or an exit code of its own is known; the rest is a fault of the program. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = 'exitCode' in error || 'code' in error;
  return (known ? error.message || (error as NodeJS.ErrnoException).code : error.stack) ?? error.name;
}
