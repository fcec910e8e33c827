/** Whether what runs in this container, or the process that is named, is ready: exit code 0, else 1 with the reason. For health checks without curl. */
import { readFileSync } from 'node:fs';
import { loadConfig } from '#platform/config/config';

const PATIENCE_MS = 3_000;

async function main(): Promise<string | undefined> {
  const config = loadConfig(process.env, []);
  const ports = { 'command-api': config.COMMAND_API_PORT, 'query-api': config.QUERY_API_PORT, projector: config.PROJECTOR_PORT };
  const name = process.argv[2] ?? firstProcess();
  if (!Object.hasOwn(ports, name)) return `${name || 'The first process'} is none of Orderline’s: ${Object.keys(ports).join(', ')}.`;
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST === '::' ? '[::1]' : config.HOST;
  const url = `http://${host}:${ports[name as keyof typeof ports]}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return answer.ok ? undefined : `${answer.status} ${await answer.text()}`;
}

function firstProcess(): string {
  return /apps\/([a-z-]+)\/src\/main\.js/.exec(readFileSync('/proc/1/cmdline', 'utf8'))?.[1] ?? '';
}

const reason = await main().catch((error: Error) => (error.cause instanceof Error ? error.cause.message : error.message));
if (reason !== undefined) {
  console.error(reason);
  process.exitCode = 1;
}
