import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** One of the three processes, from the build, as production runs it. */
export interface BuiltApp {
  readonly child: ChildProcess;
  /** Where it serves. Rejects with all that it has printed when it ends before. */
  readonly url: Promise<string>;
  /** Where it shows its metrics. Rejects as `url` does. */
  readonly metricsUrl: Promise<string>;
  /** Exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** All that it has printed on standard output and standard error. */
  readonly printed: () => { readonly output: string; readonly errors: string };
}

/** Builds the product where that is needed. For tests that start real processes. */
export function buildProduct(): void {
  const program = `import { build } from ${JSON.stringify(path.join(root, 'tools/run/build.mjs'))}; await build();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed: ${stderr}`);
}

/** @param environment beside PATH, all that it has; its ports are free ones unless given */
export function startBuiltApp(name: 'command-api' | 'query-api' | 'projector', environment: NodeJS.ProcessEnv): BuiltApp {
  const { PATH } = process.env;
  const ports = {
    COMMAND_API_PORT: '0',
    QUERY_API_PORT: '0',
    PROJECTOR_PORT: '0',
    COMMAND_API_METRICS_PORT: '0',
    QUERY_API_METRICS_PORT: '0',
    PROJECTOR_METRICS_PORT: '0',
  };
  const child = fork(path.join(root, 'dist', 'apps', name, 'src', 'main.js'), [], {
    env: { PATH, ...ports, ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const served = once(child, 'message').then(([message]) => message as { url: string; metricsUrl: string });
  const reached = Promise.race([
    served,
    exited.then((code) => {
      throw new Error(`${name} ended with ${code} before it served: ${output}${errors}`);
    }),
  ]);
  const url = reached.then((at) => at.url);
  const metricsUrl = reached.then((at) => at.metricsUrl);
  for (const each of [url, metricsUrl]) each.catch(() => undefined); // For whoever awaits it.
  return { child, url, metricsUrl, exited, printed: () => ({ output, errors }) };
}
