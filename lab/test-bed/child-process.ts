import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import { withCleanUp } from './clean-up.js';

const dist = path.resolve(import.meta.dirname, '..', '..');
const GRACE_MS = 10_000;

export interface Child {
  /** Resolves with the next message of the process. @throws Error when it ends first */
  answer(message?: object): Promise<unknown>;
  /** Of the process; undefined where it could not be started. */
  readonly pid: number | undefined;
  /** Exit code, or undefined while it runs. */
  readonly exitCode: number | undefined;
  stop(): Promise<void>;
}

interface ChildOptions {
  readonly args?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether nobody is shown what it prints on standard output. */
  readonly silent?: boolean;
}

/**
 * A program of the build as a process of its own for as long as the work lasts; it ends with the benchmark, however that ends. What it
 * prints goes to standard error.
 * @param program as `apps/projector/src/main.js`
 */
export async function withChild<Result>(
  program: string,
  { args = [], environment = process.env, silent = false }: ChildOptions,
  use: (child: Child) => Promise<Result>,
): Promise<Result> {
  const child = fork(path.join(dist, program), args, {
    execArgv: process.execArgv,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stopping = false;
  // What it says when it is stopped at work is of no use to anybody.
  const show = (text: Buffer) => void (stopping || process.stderr.write(text));
  child.stderr?.on('data', show);
  child.stdout?.on('data', silent ? () => undefined : show); // Read in any case: a full pipe would stop it.
  const exited = once(child, 'exit');
  const stop = () => {
    stopping = true;
    return stopChild(child, exited);
  };
  return withCleanUp(stop, () =>
    use({
      answer: async (message) => {
        const next = once(child, 'message');
        if (message !== undefined) child.send(message);
        const died = exited.then(([code, signal]) => Promise.reject(new Error(`${program} ended with ${String(signal ?? code)}`)));
        const [answer] = (await Promise.race([next, died])) as [unknown];
        return answer;
      },
      pid: child.pid,
      get exitCode() {
        return child.exitCode ?? undefined;
      },
      stop,
    }),
  );
}

async function stopChild(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = new AbortController();
  const late = delay(GRACE_MS, undefined, { signal: timer.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined, // It ended in time.
  );
  await exited;
  timer.abort();
  await late;
}
