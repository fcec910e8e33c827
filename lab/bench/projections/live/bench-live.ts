import { Random } from '../../../test-bed/random.js';
import { type BenchOptions } from '../../bench-options.js';
import { type BenchResult } from '../../report.js';
import { BenchLog } from '../bench-log.js';
import { orderLives } from '../order-lives.js';
import { type Latencies, latencyResult, slowedResult } from '../results.js';
import { CommandSender } from './command-sender.js';
import { type LiveInstallation, withInstallation } from './installation.js';
import { type Lag, measureLag, mostPerSecond } from './measure-lag.js';
import { OrderWatch } from './order-watch.js';
import { liveProducts } from './placing.js';
import { besideRebuild, commandLatencies } from './rebuild-beside.js';

/** Commands per second, and the most milliseconds that the slowest hundredth of their rows may take. */
const RATES: readonly (readonly [rate: number, p99Limit: number | null])[] = [
  [100, null],
  [500, 50],
  [2_000, 200],
];
/** Of the comparison with and without a rebuild. */
const LIVE_RATE = 300;
const REBUILD_RATE = 5_000;
const MOST_SLOWED = 2;

interface Live extends LiveInstallation {
  readonly url: string;
  readonly sender: CommandSender;
  readonly watch: OrderWatch;
  readonly random: Random;
  readonly milliseconds: number;
  readonly options: BenchOptions;
}

/** The views behind a command API at work: how long a row takes to be seen, and what a rebuild does to the commands. */
export async function benchLive(server: string, options: BenchOptions): Promise<readonly BenchResult[]> {
  const milliseconds = options.quick ? 2_000 : 5_000;
  await using log = await BenchLog.create(server, 'live');
  options.progress('live: appending a history, starting the command API and the projector');
  await log.append('products', liveProducts());
  // Enough for a rebuild to last while it is needed.
  const history = await log.append('history', orderLives(REBUILD_RATE * (milliseconds / 1_000 + 3) * options.runs, 'live history'));
  await using watch = await OrderWatch.open(log.url);
  return await withInstallation(log.url, async (installation) => {
    const sender = new CommandSender(installation.commandApiUrl, installation.token);
    try {
      await watch.reached(history.upTo);
      const live = { ...installation, url: log.url, sender, watch, random: new Random('live'), milliseconds, options };
      await measureLag(sender, watch, live.random, 200, milliseconds); // Warms up.
      return [...(await lags(live)), await besideOneRebuild(live)];
    } finally {
      sender.close();
    }
  });
}

async function lags(live: Live): Promise<BenchResult[]> {
  const { sender, watch, random, milliseconds, options } = live;
  const results: BenchResult[] = [];
  for (const [rate, p99Limit] of RATES) {
    const work = `lag from command to visible row, ${rate.toLocaleString('en')} commands/s`;
    const runs = await lagRuns(live, rate);
    if (runs.every(({ sustained }) => sustained)) {
      results.push(latencyResult(work, runs, p99Limit));
      continue;
    }
    const most = await mostPerSecond(sender, watch, random, milliseconds);
    options.progress(`live: ${rate} commands/s are not sustained, but ${Math.round(most)} are; measuring at half of that`);
    const half = await lagRuns(live, Math.min(rate, most / 2));
    results.push(latencyResult(`${work} not sustained: at half of the most, ${Math.round(most).toLocaleString('en')}`, half, p99Limit));
  }
  return results;
}

async function lagRuns({ sender, watch, random, milliseconds, options }: Live, rate: number): Promise<Lag[]> {
  const runs: Lag[] = [];
  for (let run = 1; run <= options.runs; run++) {
    options.progress(`live: lag at ${Math.round(rate)} commands/s, run ${run} of ${options.runs}`);
    runs.push(await measureLag(sender, watch, random, rate, milliseconds));
    if (runs.at(-1)?.sustained === false) break;
  }
  return runs;
}

/** Turn and turn about, so that whatever else happens on the machine happens to both. */
async function besideOneRebuild({ url, environment, sender, random, milliseconds, options }: Live): Promise<BenchResult> {
  const alone: Latencies[] = [];
  const beside: Latencies[] = [];
  for (let run = 1; run <= options.runs; run++) {
    options.progress(`live: commands without and with a rebuild, run ${run} of ${options.runs}`);
    alone.push(await commandLatencies(sender, random, LIVE_RATE, milliseconds));
    const measure = () => commandLatencies(sender, random, LIVE_RATE, milliseconds);
    beside.push(await besideRebuild(url, environment, REBUILD_RATE, measure));
  }
  const work = `live command at ${LIVE_RATE}/s beside rebuild --rate ${REBUILD_RATE}`;
  return slowedResult(work, 'the same without a rebuild', beside, alone, MOST_SLOWED);
}
