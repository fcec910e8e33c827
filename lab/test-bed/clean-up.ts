const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type CleanUp = () => Promise<unknown>;
const pending: CleanUp[] = [];
let interrupted = false;

/** Work was not begun, or broke off, because the benchmark is being ended. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Does the work and then cleans up, once, however it ends: a signal ends it too (see {@link cleanUpOnSignals}). */
export async function withCleanUp<Result>(cleanUp: CleanUp, work: () => Promise<Result>): Promise<Result> {
  if (interrupted) throw new Interrupted();
  let cleaned: Promise<unknown> | undefined;
  const once = () => (cleaned ??= cleanUp());
  pending.push(once);
  try {
    return await work();
  } finally {
    await once();
    const index = pending.indexOf(once);
    if (index >= 0) pending.splice(index, 1);
  }
}

/** Ctrl-C, a closed terminal and a kill clean up all that is under way, the last first, before the process ends. */
export function cleanUpOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      void cleanUpAll().finally(() => process.exit(exitCodes[signal]));
    });
  }
}

/** Whatever fails after a signal fails because everything below it is being stopped: then this never resolves, and the process ends instead. */
export async function untilInterrupted(): Promise<void> {
  if (interrupted) await new Promise(() => undefined);
}

async function cleanUpAll(): Promise<void> {
  for (let last = pending.pop(); last !== undefined; last = pending.pop()) {
    await last().catch((error: unknown) => process.stderr.write(`${String(error)}\n`)); // The rest is cleaned up all the same.
  }
}
