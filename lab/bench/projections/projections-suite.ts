import { type BenchOptions } from '../bench-options.js';
import { type BenchResult } from '../report.js';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { benchCatchUp } from './bench-catch-up.js';
import { Budget } from './budget.js';
import { benchLive } from './live/bench-live.js';

const MOST_MS = { full: 570_000, quick: 110_000 };

/** How fast views follow the log: catching up, rebuilding, and live, behind a command API at work. */
export function benchProjections(options: BenchOptions): Promise<readonly BenchResult[]> {
  const budget = new Budget(MOST_MS[options.quick ? 'quick' : 'full']);
  return withScratchPostgres(async (server) => [...(await benchCatchUp(server, options, budget)), ...(await benchLive(server, options))]);
}
