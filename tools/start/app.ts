import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { signalGroup } from './claim.js';
import { type PartLog } from './part-log.js';
import { type Running } from './supervise.js';

export interface AppOptions {
  /** The program, JavaScript for Node. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: PartLog;
  /** How long a stop may take before the process is killed. Default 10 s, and for how long the app is told to serve on. */
  readonly graceMs?: number;
}

/** An app's exit code where starting it again would not help. */
const FOR_GOOD = 2;

/** Young objects get room: events and rows die young, and copying those that live through a small nursery took a fifth of the projector's time. */
const NURSERY = '--max-semi-space-size=64';

/**
 * Starts an app in a process group of its own, so that Ctrl-C in the terminal does not reach it. The app sends `{ ready: true }` when it
 * serves, and ends on SIGTERM or when the channel to its launcher closes.
 */
export function startApp({ entry, environment, log, ...options }: AppOptions): Running {
  const { graceMs = 10_000 + Number(environment.SHUTDOWN_DELAY_MS ?? 0) } = options;
  const child = spawn(process.execPath, [NURSERY, entry], { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  log.follow(child);
  const ready = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<string>();
  child.on('message', (message) => {
    if (typeof message === 'object' && 'ready' in message && message.ready === true) ready.resolve();
  });
  child.once('error', (error) => exited.resolve(error.message));
  // When its output has been read too, as that may hold the reason.
  child.once('close', (code, signal) => {
    if (signal !== null) exited.resolve(`killed by ${signal}`);
    else exited.resolve(`exit code ${code}${code === 0 || log.lastWords() === '' ? '' : `, after "${log.lastWords()}"`}`);
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    ready: ready.promise,
    exited: exited.promise,
    endedForGood: () => (child.exitCode === FOR_GOOD ? log.lastWords() || `exit code ${FOR_GOOD}` : undefined),
    async stop(hurry) {
      child.kill('SIGTERM');
      const timer = new AbortController();
      const late = delay(graceMs, undefined, { signal: AbortSignal.any([hurry, timer.signal]) }).catch(() => undefined); // ended, or in a hurry
      await Promise.race([exited.promise, late]);
      if (child.exitCode === null && child.signalCode === null && pid > 0) signalGroup(pid, 'SIGKILL');
      timer.abort();
      await exited.promise;
    },
  };
}
