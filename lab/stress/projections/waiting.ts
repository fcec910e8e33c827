import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer. @throws Error at the deadline */
export async function waitFor<Found>(what: string, limitMs: number, look: () => Promise<Found | undefined>, everyMs = 25): Promise<Found> {
  for (const deadline = performance.now() + limitMs; ; await delay(everyMs)) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs / 1_000} s in vain: ${what}`);
  }
}

/** @returns false when the signal aborted first */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
