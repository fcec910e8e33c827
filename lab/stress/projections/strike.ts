import { type Installation } from './installation.js';
import { isFollower, type Moment, momentOf, type SessionState, sessionsOf } from './moment.js';
import { rest } from './waiting.js';

export type Aim = 'anywhere' | 'in a batch' | 'in a swap';

const LOOK_EVERY_MS = 3;

/** Kills a process with SIGKILL; stops it for a blink before, only to see what it was doing. @returns undefined where it had ended */
export async function strike({ pool }: Installation, role: string, pid: number): Promise<Moment | undefined> {
  try {
    process.kill(pid, 'SIGSTOP');
    const stopped = Date.now();
    const sessions = await sessionsOf(pool, role);
    process.kill(pid, 'SIGKILL');
    return momentOf(sessions, stopped);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
    throw error;
  }
}

/** Waits until a process is where the aim says, for as long as the signal lasts. */
export async function takeAim({ pool }: Installation, role: string, aim: Aim, signal: AbortSignal): Promise<void> {
  if (aim === 'anywhere') return;
  const hit = aim === 'in a swap' ? inSwap : inBatch;
  while (!(await sessionsOf(pool, role)).some(hit)) if (!(await rest(LOOK_EVERY_MS, signal))) return;
}

const inBatch = ({ application, writing }: SessionState): boolean => isFollower(application) && writing;
const inSwap = ({ application, state }: SessionState): boolean => application === 'orderline replay swap' && state !== 'idle';
