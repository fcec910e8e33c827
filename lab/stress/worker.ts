import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How worker processes are started; what the default does not say comes from a test that runs them from source. */
export interface WorkerPrograms {
  readonly writer: string;
  readonly subscriber: string;
  readonly execArgv: readonly string[];
}

export const builtPrograms: WorkerPrograms = {
  writer: fileURLToPath(new URL('./writer.js', import.meta.url)),
  subscriber: fileURLToPath(new URL('./subscriber.js', import.meta.url)),
  execArgv: ['--enable-source-maps'],
};

export interface Worker {
  readonly child: ChildProcess;
  /** Resolves with undefined after a good end, else with what is known about the bad one. */
  readonly ended: Promise<string | undefined>;
}

export function startWorker(program: string, execArgv: readonly string[], task: unknown): Worker {
  const child = fork(program, [JSON.stringify(task)], { execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4_000)));
  const { promise: ended, resolve } = Promise.withResolvers<string | undefined>();
  child.once('error', (error) => resolve(error.message));
  child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended by ${signal ?? `code ${code}`}: ${said.trim()}`));
  return { child, ended };
}
