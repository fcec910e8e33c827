import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Random } from '../../test-bed/random.js';

/** The command API of this build. */
export const COMMAND_API = fileURLToPath(new URL('../../../apps/command-api/src/main.js', import.meta.url));

export interface Harm {
  killed: number;
  paused: number;
  stopped: number;
}

interface Host {
  readonly child: ChildProcess;
  readonly url: string;
  /** Whether it was made to end. */
  condemned: boolean;
}

/** Command API processes of one installation; they end with {@link stop}, or when somebody kills them. */
export class Hosts {
  readonly #hosts = new Set<Host>();
  readonly #fault = Promise.withResolvers<never>();

  constructor(private readonly environment: NodeJS.ProcessEnv) {
    this.#fault.promise.catch(() => undefined); // Whoever waits for it sees it.
  }

  /** Rejected when a process ends by itself. */
  get fault(): Promise<never> {
    return this.#fault.promise;
  }

  async start(environment: NodeJS.ProcessEnv, program = COMMAND_API): Promise<Host> {
    const child = fork(program, [], {
      env: { ...this.environment, ...environment, COMMAND_API_PORT: '0', COMMAND_API_METRICS_PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-2_000)));
    const ended = once(child, 'close').then(([code, signal]) => new Error(`a host ended by ${signal ?? `code ${code}`}: ${said.trim()}`));
    const url = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { ready?: boolean; url?: string }) => message.ready === true && resolve(message.url ?? ''));
      void ended.then(reject);
    });
    const host: Host = { child, url, condemned: false };
    this.#hosts.add(host);
    void ended.then((error) => {
      this.#hosts.delete(host);
      if (!host.condemned) this.#fault.reject(error);
    });
    return host;
  }

  /**
   * Kills, pauses and stops a host of each program at random moments, and starts it again, until the signal aborts.
   * @param programs each told anew with every start; they begin in this order. One of another release is never stopped in good order: it might be refused when it comes back
   */
  async harass(programs: readonly (() => string)[], environment: NodeJS.ProcessEnv, random: Random, signal: AbortSignal): Promise<Harm> {
    const harm: Harm = { killed: 0, paused: 0, stopped: 0 };
    const one = async (program: () => string, first: Host, of: string) => {
      let [host, running] = [first, of];
      while (!signal.aborted) {
        await delay(random.between(200, 9_000), undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        const what = random.next();
        if (what < 0.2) {
          harm.paused++;
          host.child.kill('SIGSTOP');
          await delay(random.between(1_000, 6_000));
          host.child.kill('SIGCONT');
          continue;
        }
        host.condemned = true;
        const ended = once(host.child, 'close');
        const kills = what < 0.85 || running !== COMMAND_API;
        if (kills) harm.killed++;
        else harm.stopped++;
        host.child.kill(kills ? 'SIGKILL' : 'SIGTERM');
        await ended;
        running = program();
        host = await this.start(environment, running);
      }
    };
    const begun: Promise<void>[] = [];
    for (const program of programs) {
      const of = program();
      begun.push(one(program, await this.start(environment, of), of));
    }
    await Promise.all(begun);
    return harm;
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#hosts].map(async (host) => {
        host.condemned = true;
        const ended = once(host.child, 'close');
        host.child.kill('SIGCONT');
        host.child.kill('SIGTERM');
        await ended;
      }),
    );
  }
}
