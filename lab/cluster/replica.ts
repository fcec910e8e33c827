import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** From the sources and from the build alike. */
const root = path.resolve(import.meta.dirname.replace(`${path.sep}dist${path.sep}`, path.sep), '..', '..');

export type AppName = 'command-api' | 'query-api' | 'projector';
const portVariables = { 'command-api': 'COMMAND_API_PORT', 'query-api': 'QUERY_API_PORT', projector: 'PROJECTOR_PORT' } as const;

/** One of several processes of a kind, from the build, always at the same address. */
export class Replica {
  #child: ChildProcess | undefined;
  #exited: Promise<number | null> = Promise.resolve(null);
  #printed = '';

  constructor(
    readonly app: AppName,
    readonly name: string,
    private readonly port: number,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Resolves once it serves. @throws Error with all that it has printed where it ends before */
  async start(): Promise<void> {
    const { PATH } = process.env;
    const free = { COMMAND_API_METRICS_PORT: '0', QUERY_API_METRICS_PORT: '0', PROJECTOR_METRICS_PORT: '0' };
    this.#printed = '';
    const child = fork(path.join(root, 'dist', 'apps', this.app, 'src', 'main.js'), [], {
      env: { PATH, ...free, ...this.environment, [portVariables[this.app]]: String(this.port) },
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (this.#printed = (this.#printed + text).slice(-20_000)));
    this.#child = child;
    this.#exited = once(child, 'close').then(([code]) => code as number | null);
    const early = this.#exited.then((code) => {
      throw new Error(`${this.name} ended with ${code} before it served: ${this.#printed}`);
    });
    early.catch(() => undefined); // Later it may end.
    await Promise.race([once(child, 'message'), early]);
  }

  /** The end of what it has printed since its start. */
  get printed(): string {
    return this.#printed;
  }

  /** Asks it to end, as whoever rolls a release out. @returns its exit code */
  async stop(): Promise<number | null> {
    this.#child?.kill('SIGTERM');
    return this.#exited;
  }

  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }
}
