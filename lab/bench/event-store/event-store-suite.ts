import { randomUUID } from 'node:crypto';
import { type EventStore } from '#event-store/event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { AggregateCommandHandler } from '#command-api/handle-command';
import { createLogger } from '#platform/logging/logger';
import { stockDecider } from '#domain/stock/stock';
import { type BenchOptions } from '../bench-options.js';
import { measure, type Measurement } from '../measure.js';
import { type BenchResult } from '../report.js';
import { createDatabase, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { sequentialSelect } from '../sequential-select.js';
import { median } from '../statistics.js';
import { benchEvent } from './events.js';
import { createFloorTable, multiRowInserts, singleRowInserts } from './floors.js';

const CALLERS = [1, 8, 32, 128];

interface Work {
  readonly name: string;
  /** Events or commands that one call counts for. */
  readonly weight?: number;
  readonly targets: Readonly<Record<number, { readonly single?: number; readonly multi?: number; readonly p99Factor?: number }>>;
  readonly run: (store: EventStore, callers: number, milliseconds: number) => Promise<Measurement>;
}

const silent = createLogger('bench', 'silent');
let unique = 0;
const works: readonly Work[] = [
  {
    name: 'append 1 event, new streams',
    targets: { 1: { single: 0.6 }, 32: { single: 2.5, p99Factor: 3 }, 128: { single: 3.5, multi: 0.8 } },
    run: (store, callers, milliseconds) =>
      measure(callers, milliseconds, () => store.append(`new-${++unique}`, 'noStream', [benchEvent()])),
  },
  {
    name: 'append 1 event, 100 shared streams',
    targets: {},
    run: (store, callers, milliseconds) =>
      measure(callers, milliseconds, () => store.append(`shared-${++unique % 100}`, 'any', [benchEvent()])),
  },
  {
    name: 'append 10 events, new streams (events/s)',
    weight: 10,
    targets: {},
    run: (store, callers, milliseconds) =>
      measure(callers, milliseconds, () => store.append(`ten-${++unique}`, 'noStream', Array.from({ length: 10 }, benchEvent))),
  },
  { name: 'load, decide, append: cold', targets: {}, run: cold },
  { name: 'load, decide, append: warm', targets: { 32: { single: 1.5 } }, run: warm },
  {
    name: 'commands on one hot stream',
    targets: { 32: { single: 0.9 } },
    run: (store, callers, milliseconds) => {
      const handler = new AggregateCommandHandler(store, silent);
      const sku = `HOT-${++unique}`;
      return measure(callers, milliseconds, () => receive(handler, sku));
    },
  },
];

/** Streams of ten events that this process has not folded yet. */
async function cold(store: EventStore, callers: number, milliseconds: number): Promise<Measurement> {
  const skus = await prepareStreams(store, Math.ceil((milliseconds / 1_000) * (callers === 1 ? 1_500 : 8_000)));
  const handler = new AggregateCommandHandler(store, silent);
  let next = 0;
  return measure(callers, milliseconds, () => receive(handler, skus[next++ % skus.length] as string));
}

async function warm(store: EventStore, callers: number, milliseconds: number): Promise<Measurement> {
  const skus = await prepareStreams(store, 1_000);
  const handler = new AggregateCommandHandler(store, silent);
  for (let index = 0; index < skus.length; index += 100)
    await Promise.all(skus.slice(index, index + 100).map((sku) => receive(handler, sku)));
  let next = 0;
  return measure(callers, milliseconds, () => receive(handler, skus[next++ % skus.length] as string));
}

async function prepareStreams(store: EventStore, count: number): Promise<string[]> {
  const skus = Array.from({ length: count }, () => `TEN-${++unique}`);
  for (let index = 0; index < skus.length; index += 500) {
    await Promise.all(
      skus.slice(index, index + 500).map((sku) => store.append(`stock-${sku}`, 'noStream', Array.from({ length: 10 }, benchEvent))),
    );
  }
  return skus;
}

function receive(handler: AggregateCommandHandler, sku: string) {
  return handler.handle({
    decider: stockDecider,
    id: sku,
    command: {
      type: 'ReceiveStock',
      sku,
      quantity: 6,
      reference: 'Delivery note 2010-12-01 of the usual carrier, two pallets, dock four, checked and found complete',
    },
    identity: { commandId: randomUUID(), commandHash: 'c2FtZSBsZW5ndGggYXMgcmU', keyed: false },
    actor: { role: 'warehouse', subject: 'walter' },
    correlationId: randomUUID(),
    occurredAt: '2010-12-01T08:26:00.000Z',
  });
}

interface Run {
  readonly work: Work;
  readonly callers: number;
  readonly measured: Measurement;
  readonly single: Measurement;
  readonly multi: Measurement;
}

/** Appends, commands and reads on PostgreSQL, each beside what bare inserts and selects do in the same run. */
export function benchEventStore(options: BenchOptions): Promise<readonly BenchResult[]> {
  return withScratchPostgres(async (server) => {
    const url = await createDatabase(server, 'bench');
    await migrateEventStore(url);
    await createFloorTable(url);
    const store = new PostgresEventStore({ url });
    try {
      options.progress('warming up');
      await singleRowInserts(url, 8, options.milliseconds, benchEvent);
      for (const work of works) await work.run(store, 32, options.milliseconds / 2);
      const runs: Run[] = [];
      const reads: { measured: number; floor: number }[] = [];
      for (let run = 1; run <= options.runs; run++) {
        for (const callers of CALLERS) {
          options.progress(`run ${run} of ${options.runs}, ${callers} callers`);
          const single = await singleRowInserts(url, callers, options.milliseconds, benchEvent);
          const multi = await multiRowInserts(url, options.milliseconds, benchEvent);
          for (const work of works)
            runs.push({ work, callers, single, multi, measured: await work.run(store, callers, options.milliseconds) });
        }
        reads.push(await readAll(store, url));
      }
      return [
        ...works.flatMap((work) =>
          CALLERS.flatMap((callers) =>
            summarize(
              work,
              runs.filter((run) => run.work === work && run.callers === callers),
            ),
          ),
        ),
        readResult(reads),
      ];
    } finally {
      await store.close();
    }
  });
}

async function readAll(store: EventStore, url: string): Promise<{ measured: number; floor: number }> {
  const { perSecond } = await sequentialSelect(url);
  const started = performance.now();
  let events = 0;
  for await (const batch of store.readAll({ after: 0n })) events += batch.events.length;
  return { floor: perSecond, measured: (events / (performance.now() - started)) * 1_000 };
}

function summarize(work: Work, runs: readonly Run[]): BenchResult[] {
  const { callers } = runs[0] as Run;
  const { single: singleTarget, multi: multiTarget, p99Factor } = work.targets[callers] ?? {};
  const weight = work.weight ?? 1;
  const of = (value: (run: Run) => number) => median(runs.map(value));
  const p99Ms = of((run) => run.measured.p99Ms);
  const floorP99Ms = of((run) => run.single.p99Ms);
  const p99Limit = p99Factor === undefined ? null : floorP99Ms * p99Factor;
  const against = (
    floorName: string,
    floorOf: (run: Run) => Measurement,
    target: number | undefined,
    limit: number | null,
  ): BenchResult => {
    const ratio = of((run) => (run.measured.perSecond * weight) / floorOf(run).perSecond);
    const asked = target !== undefined || limit !== null;
    return {
      work: work.name,
      callers,
      perSecond: of((run) => run.measured.perSecond * weight),
      p50Ms: of((run) => run.measured.p50Ms),
      p99Ms,
      floorName,
      floor: of((run) => floorOf(run).perSecond),
      floorP99Ms: of((run) => floorOf(run).p99Ms),
      ratio,
      target: target ?? null,
      p99Limit: limit,
      met: asked ? ratio >= (target ?? 0) && (limit === null || p99Ms < limit) : null,
    };
  };
  const results = [against('single-row inserts', (run) => run.single, singleTarget, p99Limit)];
  if (multiTarget !== undefined || weight > 1) results.push(against('multi-row inserts of 500', (run) => run.multi, multiTarget, null));
  return results;
}

function readResult(reads: readonly { readonly measured: number; readonly floor: number }[]): BenchResult {
  const ratio = median(reads.map((read) => read.measured / read.floor));
  return {
    work: 'read all events',
    callers: 1,
    perSecond: median(reads.map((read) => read.measured)),
    p50Ms: null,
    p99Ms: null,
    floorName: 'sequential select in batches of 1,000',
    floor: median(reads.map((read) => read.floor)),
    floorP99Ms: null,
    ratio,
    target: 0.65,
    p99Limit: null,
    met: ratio >= 0.65,
  };
}
