import { migrateKeyVault } from '#personal-data/schema';
import { Random } from '../../test-bed/random.js';
import { withScratchFolder, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { type BenchOptions } from '../bench-options.js';
import { benchEvent } from '../event-store/events.js';
import { createFloorTable, singleRowInserts } from '../event-store/floors.js';
import { BenchLog } from '../projections/bench-log.js';
import { OrderWatch } from '../projections/live/order-watch.js';
import { latencyResult } from '../projections/results.js';
import { type BenchResult } from '../report.js';
import { DatabaseWatch } from './database-watch.js';
import { withWholeInstallation, type WholeInstallation } from './installation.js';
import { measureOrders } from './measure-orders.js';
import { measureVisible, type Visible } from './measure-visible.js';
import { type FlooredRun, ordersResults } from './results.js';
import { type HttpFloor, withHttpFloor } from './http-floor.js';
import { type Buyer, stockedProducts } from './shop.js';

const BUYERS: readonly Buyer[] = ['guests', 'customers'];
const CALLERS = [1, 16, 64];
/** At this many callers targets are set. */
const MOST_CALLERS = 64;
/** Orders a second, and the most milliseconds that the row of all but the slowest hundredth may take. */
const RATES: readonly (readonly [rate: number, p99Limit: number])[] = [
  [100, 30],
  [300, 50],
  [500, 80],
];

interface Whole extends WholeInstallation {
  readonly url: string;
  readonly watch: DatabaseWatch;
  readonly random: Random;
  readonly milliseconds: number;
  readonly options: BenchOptions;
  readonly httpFloor: HttpFloor;
}

/** The whole way of an order, over HTTP: placed, reserved, confirmed, and seen by every view. */
export function benchWhole(options: BenchOptions): Promise<readonly BenchResult[]> {
  return withScratchPostgres((server) => withScratchFolder((folder) => benchAt(server, folder, options)));
}

async function benchAt(server: string, folder: string, options: BenchOptions): Promise<readonly BenchResult[]> {
  await using log = await BenchLog.create(server, 'whole');
  const { url } = log;
  await migrateKeyVault(url);
  await createFloorTable(url);
  await log.append('products', stockedProducts());
  await using watch = await DatabaseWatch.open(url);
  const random = new Random('whole');
  const milliseconds = options.quick ? 3_000 : 6_000;
  const started = (different: NodeJS.ProcessEnv, measure: (whole: Whole) => Promise<readonly BenchResult[]>) =>
    withHttpFloor(url, (httpFloor) =>
      withWholeInstallation({ url, folder }, different, async (installation) => {
        const whole = { ...installation, url, watch, random, milliseconds, options, httpFloor };
        await warmUp(whole);
        return measure(whole);
      }),
    );
  const usual = await started({}, async (whole) => [...(await allOrders(whole)), ...(await allVisible(whole))]);
  options.progress('whole: without rate limits and access log');
  const bare = await started({ RATE_LIMIT_COMMANDS: '0', ACCESS_LOG: 'off' }, async (whole) =>
    ordersResults('guests, without rate limits and access log', MOST_CALLERS, await runs(whole, 'guests', MOST_CALLERS), null),
  );
  return [...usual, ...bare];
}

/** Every way that is measured, for a while. */
async function warmUp(whole: Whole): Promise<void> {
  whole.options.progress('whole: warming up');
  await whole.httpFloor(MOST_CALLERS, 1_000);
  for (const buyer of BUYERS) await measureOrders(whole, whole.watch, whole.random, { buyer, callers: 16, milliseconds: 1_500 });
}

async function allOrders(whole: Whole): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const callers of CALLERS) {
    for (const buyer of BUYERS) {
      const target = callers === MOST_CALLERS ? { ratio: 0.15, p99Ms: 120 } : null;
      results.push(...ordersResults(buyer, callers, await runs(whole, buyer, callers), target));
    }
  }
  return results;
}

async function runs(whole: Whole, buyer: Buyer, callers: number): Promise<FlooredRun[]> {
  const { url, watch, random, milliseconds, options } = whole;
  const made: FlooredRun[] = [];
  for (let run = 1; run <= options.runs; run++) {
    options.progress(`whole: ${buyer}, ${callers} callers, run ${run} of ${options.runs}`);
    const inserts = await singleRowInserts(url, callers, options.milliseconds, benchEvent);
    const floor = await whole.httpFloor(callers, options.milliseconds);
    made.push({ ...(await measureOrders(whole, watch, random, { buyer, callers, milliseconds })), floor, inserts });
  }
  return made;
}

async function allVisible(whole: Whole): Promise<BenchResult[]> {
  const { url, watch, random, milliseconds, options } = whole;
  await using orders = await OrderWatch.open(url);
  const results: BenchResult[] = [];
  for (const [rate, p99Limit] of RATES) {
    const measured: Visible[] = [];
    for (let run = 1; run <= options.runs; run++) {
      options.progress(`whole: from acknowledged to visible at ${rate} orders/s, run ${run} of ${options.runs}`);
      measured.push(await measureVisible(whole, orders, watch, random, { rate, milliseconds }));
    }
    const refused = measured.reduce((sum, each) => sum + each.refused, 0);
    const carried = refused === 0 ? '' : `, which is not carried: ${refused.toLocaleString('en')} refused`;
    const result = latencyResult(`from acknowledged to visible, ${rate} orders/s${carried}`, measured, p99Limit);
    results.push({ ...result, met: result.met === true && refused === 0 });
  }
  return results;
}
