import { loadConfig } from '../../config/config.js';
import { type Leases } from '../../limits/leases.js';
import { createLogger } from '../../logging/logger.js';
import { type Guards, openGuards } from '../guards.js';

export const JWT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';

/** As if there were no other process: whoever asks gets all of a budget. */
const wholeBudgets: Leases = {
  take: async (_key, _points, quota) => ({ granted: quota, left: 0, endsInMs: 60_000 }),
  close: async () => undefined,
};

/** @param variables beside or instead of the usual ones; an empty one is not set */
export function testGuards(variables: NodeJS.ProcessEnv = {}): Guards {
  return openGuards(loadConfig({ JWT_SECRET, ...variables }, []), createLogger('test', 'silent'), wholeBudgets);
}
