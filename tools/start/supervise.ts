import { backoffMs, pause } from '#postgres/backoff';
import { OperatorError } from '../operator-error.js';

/** A process that runs. */
export interface Running {
  readonly pid: number;
  /** Resolved when it serves; pending for ever if it ends before. */
  readonly ready: Promise<void>;
  /** How it ended, in words. */
  readonly exited: Promise<string>;
  /** Once it has ended: the sentence with which it refused to go on, where starting it again would not help. */
  endedForGood?(): string | undefined;
  /** Asks it to end, and makes it end when its time is over or `hurry` aborts. Answers when it has ended. */
  stop(hurry: AbortSignal): Promise<void>;
}

export interface Part {
  readonly name: string;
  /** An error counts as a death, with its message as the reason. The signal aborts when the part is to stop before it has begun. */
  start(stopping: AbortSignal): Promise<Running>;
}

export interface Supervised {
  /** Resolved when the part serves for the first time. */
  readonly ready: Promise<void>;
  /** Waits until the part serves again, if it does not. @throws when the signal aborts before */
  whenServing(signal: AbortSignal): Promise<void>;
  /** Rejected with the reason when the part has died too often, or once for good; never resolved. */
  readonly failed: Promise<never>;
  /** Ends the part and begins it anew, which counts as no death. */
  restart(): Promise<void>;
  stop(hurry: AbortSignal): Promise<void>;
}

export interface Patience {
  /** So many deaths within the period end the supervision. */
  readonly deaths: number;
  readonly periodMs: number;
  /** Before the first restart; doubled with each further death of the period. */
  readonly pauseMs: number;
}

const usualPatience: Patience = { deaths: 5, periodMs: 60_000, pauseMs: 200 };

/** Keeps a part running: starts it, and starts it again with growing pauses when it dies. `report` gets its lifecycle in words. */
export function supervise(part: Part, report: (text: string) => void, patience: Patience = usualPatience): Supervised {
  const ready = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined); // whoever listens gets it; nobody need listen
  const stopping = new AbortController();
  let restarting = false;
  let running: Running | undefined;
  let serving = ready;
  let isServing = false;

  /** @throws OperatorError where it ended for good */
  async function runOnce(again: boolean): Promise<string> {
    try {
      running = await part.start(stopping.signal);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    const current = running;
    if (stopping.signal.aborted) void current.stop(stopping.signal);
    void current.ready.then(() => {
      if (again) report(`${part.name} serves again`);
      serving.resolve();
      isServing = true;
    });
    const reason = await current.exited;
    if (isServing) serving = Promise.withResolvers();
    isServing = false;
    const refusal = current.endedForGood?.();
    if (refusal !== undefined && !stopping.signal.aborted) throw new OperatorError(refusal, { exitCode: 2 });
    return reason;
  }

  async function run(): Promise<void> {
    let deaths: number[] = [];
    for (let again = false; !stopping.signal.aborted; again = true) {
      const reason = await runOnce(again);
      running = undefined;
      if (stopping.signal.aborted) return;
      if (restarting) {
        restarting = false;
        continue;
      }
      deaths = [...deaths, Date.now()].filter((time) => time > Date.now() - patience.periodMs);
      if (deaths.length >= patience.deaths) {
        failed.reject(
          new OperatorError(
            `${part.name} died ${patience.deaths} times within ${patience.periodMs / 1000} seconds, the last time so: ${reason}`,
          ),
        );
        return;
      }
      const pauseMs = backoffMs({ firstMs: patience.pauseMs, mostMs: patience.periodMs }, deaths.length, () => 1);
      report(`${part.name} died: ${reason}. It is started again in ${pauseMs / 1000} s`);
      await pause(pauseMs, stopping.signal);
    }
  }

  const ended = run();
  ended.catch((error: unknown) => failed.reject(error));
  return {
    ready: ready.promise,
    failed: failed.promise,
    whenServing: (signal) => Promise.race([serving.promise, aborted(signal)]),
    async restart() {
      if (running === undefined) return;
      restarting = true;
      await running.stop(stopping.signal);
    },
    async stop(hurry) {
      stopping.abort();
      await running?.stop(hurry);
      await ended.catch(() => undefined); // reported as failed
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new Error('stopped'));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return promise;
}
