import { type Random } from '../../test-bed/random.js';
import { loadByCallers } from '../projections/live/command-load.js';
import { percentile } from '../statistics.js';
import { type DatabaseWatch } from './database-watch.js';
import { type WholeInstallation } from './installation.js';
import { processorTime, processorTimeOfAll } from './processor-time.js';
import { bodyFor, type Buyer } from './shop.js';

/** A run: how many orders went the whole way in a second, how long their placing took, and what an order cost. */
export interface OrdersRun {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** By what an order costs, in processor milliseconds of a process, or in numbers; what the system keeps no account of is left out. */
  readonly costs: ReadonlyMap<string, number>;
}

/**
 * Orders from so many callers, until each is confirmed and every view has seen all of it.
 * @throws Error where one was refused, or is not confirmed in the end
 */
export async function measureOrders(
  { processes, sender }: WholeInstallation,
  watch: DatabaseWatch,
  random: Random,
  { buyer, callers, milliseconds }: { readonly buyer: Buyer; readonly callers: number; readonly milliseconds: number },
): Promise<OrdersRun> {
  const confirmedBefore = await watch.confirmedOrders();
  const doneBefore = await watch.done();
  const timesBefore = await times(processes, watch.server);
  const started = performance.now();
  const { placed, refused } = await loadByCallers(sender, random, callers, milliseconds, bodyFor(buyer));
  await watch.quiet();
  const seconds = (performance.now() - started) / 1_000;
  const timesAfter = await times(processes, watch.server);
  const doneAfter = await watch.done();
  const confirmed = (await watch.confirmedOrders()) - confirmedBefore;
  if (refused > 0 || confirmed !== placed.length)
    throw new Error(`${placed.length} orders were placed and ${refused} refused, and ${confirmed} are confirmed`);
  const costs = new Map<string, number>();
  for (const [name, after] of timesAfter) {
    const before = timesBefore.get(name);
    if (after !== undefined && before !== undefined) costs.set(`processor ms of ${name}`, (after - before) / placed.length);
  }
  costs.set('transactions', (doneAfter.transactions - doneBefore.transactions) / placed.length);
  costs.set('flushes', (doneAfter.flushes - doneBefore.flushes) / placed.length);
  const latencies = placed.map(({ due, answered }) => answered - due);
  return { perSecond: placed.length / seconds, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99), costs };
}

async function times(processes: WholeInstallation['processes'], server: number): Promise<ReadonlyMap<string, number | undefined>> {
  const found = await Promise.all(Object.entries(processes).map(async ([name, pid]) => [name, await processorTime(pid)] as const));
  return new Map([...found, ['PostgreSQL', await processorTimeOfAll(server)]]);
}
