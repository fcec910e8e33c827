import { useEffect } from 'preact/hooks';

/** Calls again and again, each time some milliseconds after the last call has ended; not while the tab is hidden, and at once when it is shown again. */
export function usePolling(call: () => Promise<void>, everyMs: number, keys: readonly unknown[] = []): void {
  useEffect(() => poll(call, everyMs), [everyMs, ...keys]);
}

/** Whoever calls while a call is on its way shares in it, so that two who call again and again do not abort each other. */
export function oneAtATime(call: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  return () => (current ??= call().finally(() => (current = undefined)));
}

/** @returns what ends it */
export function poll(call: () => Promise<void>, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let calling = false;
  const next = async () => {
    clearTimeout(timer);
    if (ended || calling || document.hidden) return;
    calling = true;
    await call();
    calling = false;
    if (!ended) timer = setTimeout(() => void next(), everyMs);
  };
  const shown = () => void next();
  timer = setTimeout(shown, everyMs);
  document.addEventListener('visibilitychange', shown);
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', shown);
  };
}
