/** Told how appends are written, by a store that gathers them into batches. Must not throw. */
export interface BatchObserver {
  /** So many appends wait now that are not on their way. */
  waiting(appends: number): void;
  /** A batch of so many appends is at its end, written or not, after so long. */
  ended(appends: number, seconds: number): void;
}

export const unobserved: BatchObserver = { waiting: () => undefined, ended: () => undefined };
