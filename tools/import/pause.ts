import { setTimeout } from 'node:timers/promises';

/** @throws the signal's own reason once it is aborted, where `setTimeout` would wrap it */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
