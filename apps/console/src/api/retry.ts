const MOST_TRIES = 4;
const LONGEST_WAIT_S = 10;

/**
 * How long to wait before a read is sent again.
 * @param tries how often it was sent
 * @returns milliseconds; undefined where the answer is to be shown
 */
export function retryAfter(status: number, header: string | null, tries: number): number | undefined {
  if ((status !== 429 && status !== 503) || tries >= MOST_TRIES || header === null) return undefined;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= LONGEST_WAIT_S ? Math.max(seconds * 1_000, 250) : undefined;
}

/** @throws the signal's reason */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
