import { type BenchOptions } from '../bench-options.js';
import { type BenchResult } from '../report.js';
import { sequentialSelect } from '../sequential-select.js';
import { BenchLog } from './bench-log.js';
import { type Budget } from './budget.js';
import { readImportedYear, retailFile } from './imported-year.js';
import { measurePart, type PartMeasured, type PartPlan, type Subject } from './measure-part.js';
import { orderLives } from './order-lives.js';
import { rebuildRates } from './rebuild-rates.js';
import { rateResult } from './results.js';

/** Events in all, the lines of the file read for them, where the memory is weighed first, and what makes it flat; a short log says nothing of that. */
const sizes = {
  full: { events: 1_000_000, lines: Number.POSITIVE_INFINITY, weighAt: 100_000n, flat: 0.8 },
  quick: { events: 60_000, lines: 40_000, weighAt: 20_000n, flat: null },
};
/** Milliseconds of what comes after the catch-ups. */
const RESERVE = { full: 160_000, quick: 40_000 };
const MEBIBYTE = 1_048_576;
const READ = 'sequential read, JSON decoded, in batches of 1,000';
const UPSERT = 'multi-row upsert of the same rows';

/** Catching up with a log of two parts, and rebuilding from it, each beside its floors. */
export async function benchCatchUp(server: string, options: BenchOptions, budget: Budget): Promise<readonly BenchResult[]> {
  const { progress } = options;
  const size = options.quick ? 'quick' : 'full';
  const { events, lines, weighAt, flat } = sizes[size];
  const allows: PartPlan['allows'] = (milliseconds) => budget.allows(milliseconds, RESERVE[size]);
  await using log = await BenchLog.create(server, 'catch_up');

  progress(`reading ${retailFile}`);
  const year = await readImportedYear(lines);
  const results: BenchResult[] = [];
  if (year === undefined) progress(`${retailFile} is absent: the imported year is left out`);
  else {
    const catalogue = await log.append('catalogue of the imported year', year.catalogue);
    results.push(...resultsOf(await measurePart(log, catalogue, { always: ['products', 'stock-levels'], once: [], allows }, options)));
    const invoices = await log.append('imported year', year.invoices);
    const always: readonly Subject[] = ['all', 'orders', 'rows', 'sales', 'products', 'stock-levels'];
    const measured = await measurePart(log, invoices, { always, once: [], allows }, options);
    results.push(...resultsOf(measured, { all: 0.06, rows: 0.5 }));
  }

  progress('appending order lives');
  const lives = await log.append('order lives', orderLives(events - Number(await log.store.head())));
  const plan: PartPlan = {
    always: ['all', 'orders', 'rows'],
    once: ['sales', 'products', 'stock-levels'],
    weighAt: [weighAt, lives.upTo],
    allows,
  };
  const measured = await measurePart(log, lives, plan, options);
  results.push(...resultsOf(measured, { all: 0.13, orders: 0.35 }), memoryResult(measured, weighAt, flat));

  const floor = (await sequentialSelect(log.url)).perSecond;
  for (const [name, perSecond] of await rebuildRates(log, options)) {
    results.push(rateResult(`rebuild ${name}, the whole log`, READ, [{ perSecond, floor }]));
  }
  return results;
}

function resultsOf({ part, rates }: PartMeasured, targets: Partial<Record<Subject, number>> = {}): BenchResult[] {
  return [...rates].map(([subject, runs]) => {
    const target = targets[subject] ?? null;
    if (subject === 'rows') return rateResult(`catch up: orders, ${part.name} (rows)`, UPSERT, runs, target);
    return rateResult(`catch up: ${subject === 'all' ? 'all four views' : subject}, ${part.name}`, READ, runs, target);
  });
}

/** Turned round, since a ratio has a least value: flat is when what is needed at the end is not much more than near the beginning. */
function memoryResult({ part, memory }: PartMeasured, weighAt: bigint, flat: number | null): BenchResult {
  const at = (position: bigint) => Number(position).toLocaleString('en');
  const runs = memory.map(([early = 0, late = 0]) => ({ perSecond: early / MEBIBYTE, floor: late / MEBIBYTE }));
  return rateResult(`memory of all four views at ${at(weighAt)} events (MiB)`, `memory at ${at(part.upTo)} events (MiB)`, runs, flat);
}
