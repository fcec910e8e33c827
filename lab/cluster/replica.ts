import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** From the sources and from the build alike. */
const root = path.resolve(import.meta.dirname.replace(`${path.sep}dist${path.sep}`, path.sep), '..', '..');
const START_PATIENCE_MS = 120_000;
const END_PATIENCE_MS = 60_000;

export type AppName = 'command-api' | 'query-api' | 'projector';
const portVariables = { 'command-api': 'COMMAND_API_PORT', 'query-api': 'QUERY_API_PORT', projector: 'PROJECTOR_PORT' } as const;

/** Where a replica is, what it is told, and the file that it writes its log to. */
interface Place {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** One of several processes of a kind, from the build, always at the same address. */
export class Replica {
  #child: ChildProcess | undefined;
  #ended = false;
  #exited: Promise<number | null> = Promise.resolve(null);

  constructor(
    readonly app: AppName,
    readonly name: string,
    private readonly place: Place,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.place.port}`;
  }

  /** Resolves once it serves. @throws Error with the end of its log where it ends before, or does not serve in time */
  async start(): Promise<void> {
    if (this.#ended) throw new Error(`${this.name} has ended for good`);
    const { environment, port, logFile } = this.place;
    const { PATH } = process.env;
    const free = { COMMAND_API_METRICS_PORT: '0', QUERY_API_METRICS_PORT: '0', PROJECTOR_METRICS_PORT: '0' };
    const log = openSync(logFile, 'a');
    const child = fork(path.join(root, 'dist', 'apps', this.app, 'src', 'main.js'), [], {
      env: { PATH, ...free, ...environment, [portVariables[this.app]]: String(port) },
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.#child = child;
    this.#exited = once(child, 'close').then(([code]) => code as number | null);
    const late = new AbortController();
    const outcome = await Promise.race([
      once(child, 'message').then(() => undefined),
      this.#exited.then((code) => `ended with ${code} before it served`),
      delay(START_PATIENCE_MS, 'does not serve', { signal: late.signal }).catch(() => undefined), // it was not late
    ]);
    late.abort();
    if (outcome !== undefined) throw new Error(`${this.name} ${outcome}: ${(await this.log()).slice(-5_000)}`);
  }

  /** What it has said since it was first started. */
  log(): Promise<string> {
    return readFile(this.place.logFile, 'utf8');
  }

  /** Asks it to end, as whoever rolls a release out. @returns its exit code; null where it had to be killed */
  async stop(): Promise<number | null> {
    this.#child?.kill('SIGTERM');
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), END_PATIENCE_MS);
    try {
      return await this.#exited;
    } finally {
      clearTimeout(timer);
    }
  }

  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }

  /** For good: whoever starts it again, as he does not know yet, is refused. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.kill();
  }
}
