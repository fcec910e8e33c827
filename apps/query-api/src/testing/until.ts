import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition. @throws Error after the deadline */
export async function until(holds: () => Promise<boolean>, deadlineMs = 10_000): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('The condition did not come true in time');
    await pause(20);
  }
}
