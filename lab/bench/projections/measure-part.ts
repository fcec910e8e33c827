import { orders } from '#read-models/orders';
import { type BenchOptions } from '../bench-options.js';
import { type Child, withChild } from '../../test-bed/child-process.js';
import { sequentialSelect } from '../sequential-select.js';
import { type BenchLog, type Part } from './bench-log.js';
import { type CatchUpDone, type CatchUpOrder } from './catch-up-process.js';
import { type Rates } from './results.js';
import { multiRowUpserts, readRows } from './upsert-floor.js';
import { type ViewName, viewNames } from './views.js';

/** What is measured of a part: one view, all at once, or the rows of the orders view. */
export type Subject = ViewName | 'all' | 'rows';

export interface PartPlan {
  /** Measured in every run. */
  readonly always: readonly Subject[];
  /** Measured in the first run only. */
  readonly once: readonly Subject[];
  /** Positions at which the memory of a process that catches up with all views is weighed. */
  readonly weighAt?: readonly bigint[];
  /** Whether there is time for one more run that takes as long as the last. */
  readonly allows: (milliseconds: number) => boolean;
}

export interface PartMeasured {
  readonly part: Part;
  readonly rates: ReadonlyMap<Subject, readonly Rates[]>;
  /** Bytes at each of the positions, per run. */
  readonly memory: readonly (readonly number[])[];
}

/** Catches up with a part in runs, each with its floors and in a process of its own. */
export async function measurePart(log: BenchLog, part: Part, plan: PartPlan, { runs, progress }: BenchOptions): Promise<PartMeasured> {
  const rates = new Map<Subject, Rates[]>();
  const memory: (readonly number[])[] = [];
  await sequentialSelect(log.url, part.after, part.upTo); // Warms up: the rate of the first read differs by half.
  let lastMs = 0;
  for (let run = 1; run <= runs; run++) {
    if (run > 1 && !plan.allows(lastMs)) {
      progress(`${part.name}: no time for more than ${run - 1} runs on this machine`);
      break;
    }
    const started = performance.now();
    const subjects = run === 1 ? [...plan.always, ...plan.once] : plan.always;
    const read = (await sequentialSelect(log.url, part.after, part.upTo)).perSecond;
    progress(`${part.name}, run ${run} of ${runs}: sequential read ${perSecond(read)}`);
    const note = (subject: Subject, rate: number, floor: number) => {
      rates.set(subject, [...(rates.get(subject) ?? []), { perSecond: rate, floor }]);
      progress(`${part.name}, run ${run} of ${runs}: ${subject} ${perSecond(rate)}, ${(rate / floor).toFixed(3)} of the floor`);
    };
    await withChild('lab/bench/projections/catch-up-process.js', {}, async (child) => {
      await child.answer();
      for (const subject of subjects.filter((each) => each !== 'rows')) {
        const done = await catchUp(log, part, child, subject === 'all' ? viewNames : [subject], subject === 'all' ? plan.weighAt : []);
        if (done.memory.length > 0) memory.push(done.memory);
        note(subject, (part.events / done.milliseconds) * 1_000, read);
        if (subject !== 'orders' || !subjects.includes('rows')) continue;
        const made = await log.countRows(orders.name);
        note('rows', (made / done.milliseconds) * 1_000, await multiRowUpserts(log.url, orders, await readRows(log.url, orders)));
      }
    });
    lastMs = performance.now() - started;
  }
  return { part, rates, memory };
}

async function catchUp(
  log: BenchLog,
  part: Part,
  child: Child,
  views: readonly string[],
  weighAt: readonly bigint[] = [],
): Promise<CatchUpDone> {
  await log.emptyViews(part.after);
  const order: CatchUpOrder = { url: log.url, views, upTo: part.upTo.toString(), weighAt: weighAt.map(String) };
  return (await child.answer(order)) as CatchUpDone;
}

const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
