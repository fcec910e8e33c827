import { OperatorError } from '#tools/operator-error';
import { type Child, withChild } from '../../test-bed/child-process.js';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { type BenchOptions } from '../bench-options.js';
import { type Measurement } from '../measure.js';
import { type BenchResult } from '../report.js';
import { type FloorServes } from './floor-process.js';
import { type Apis, withShop } from './installation.js';
import { type Load } from './load-process.js';
import { type Beside, besideFloor } from './results.js';
import { httpWorks, type Work } from './works.js';

const CALLERS = [1, 16, 64];
/** Of batches, each of which has many lines under way by itself. */
const BATCHES = [1, 4];
const WARM_UP_MS = 1_000;
const unlimited = { RATE_LIMIT_READS: '0', RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_ANONYMOUS: '0', ACCESS_LOG: 'off' };

interface Bench {
  readonly load: Child;
  readonly floorPort: number;
  readonly works: readonly Work[];
  readonly options: BenchOptions;
}

/** What clients get over HTTP, each work beside what bare handlers of the same framework and driver do in the same run. */
export function benchHttp(options: BenchOptions): Promise<readonly BenchResult[]> {
  options.progress('http: filling a shop');
  return withScratchPostgres((server) =>
    withShop(server, (shop) =>
      withChild('lab/bench/http/load-process.js', {}, (load) =>
        withChild('lab/bench/http/floor-process.js', { args: [shop.databaseUrl] }, async (floor) => {
          const { port: floorPort } = (await floor.answer()) as FloorServes;
          const bench = { load, floorPort, works: chosen(await httpWorks(shop), options), options };
          const results = await shop.withApis({}, (apis) => besideFloors(bench, apis));
          const without = await shop.withApis({}, (limited) => shop.withApis(unlimited, (apis) => withoutLimits(bench, limited, apis)));
          return [...results, ...without];
        }),
      ),
    ),
  );
}

/** @throws OperatorError that names the works where none is meant */
function chosen(works: readonly Work[], { work }: BenchOptions): readonly Work[] {
  const meant = work === undefined ? works : works.filter(({ name }) => name.includes(work));
  if (meant.length > 0) return meant;
  throw new OperatorError(`No work's name holds ${work ?? ''}: ${works.map(({ name }) => name).join('; ')}`);
}

async function besideFloors(bench: Bench, apis: Apis): Promise<BenchResult[]> {
  const { works, floorPort, options } = bench;
  options.progress('http: warming up');
  for (const work of works) {
    await send(bench, work, floorPort, mostOf(work), WARM_UP_MS / 2);
    await send(bench, work, portOf(apis, work), mostOf(work), WARM_UP_MS);
  }
  const measured = new Map<string, Beside[]>();
  for (let run = 1; run <= options.runs; run++) {
    for (const work of works) {
      options.progress(`http: run ${run} of ${options.runs}, ${work.name}`);
      for (const callers of callersOf(work)) {
        const floor = await send(bench, work, floorPort, callers);
        const own = await send(bench, work, portOf(apis, work), callers);
        const key = `${work.name} ${callers}`;
        measured.set(key, [...(measured.get(key) ?? []), { own, floor }]);
      }
    }
  }
  return works.flatMap((work) =>
    callersOf(work).map((callers) =>
      besideFloor(measured.get(`${work.name} ${callers}`) ?? [], {
        work: work.name,
        callers,
        floorName: 'bare Fastify and pg',
        target: callers === mostOf(work) ? work.target : null,
      }),
    ),
  );
}

/** What the budgets of requests and the log cost: both installations are there, turn and turn about. */
async function withoutLimits(bench: Bench, limited: Apis, apis: Apis): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  bench.options.progress('http: without rate limits and access log');
  for (const work of bench.works) {
    const callers = mostOf(work);
    for (const each of [limited, apis]) await send(bench, work, portOf(each, work), callers, WARM_UP_MS / 2);
    const floor = await send(bench, work, portOf(limited, work), callers);
    const own = await send(bench, work, portOf(apis, work), callers);
    const name = { work: `${work.name}, no rate limits, no access log`, floorName: 'the same with them', target: null };
    results.push(besideFloor([{ own, floor }], { ...name, callers }));
  }
  return results;
}

async function send(
  { load, options }: Bench,
  work: Work,
  port: number,
  callers: number,
  milliseconds = options.milliseconds,
): Promise<Measurement> {
  const order: Load = { port, callers, milliseconds, requests: work.requests };
  const measured = (await load.answer(order)) as Measurement;
  return { ...measured, perSecond: measured.perSecond * work.weight };
}

const callersOf = ({ weight }: Work) => (weight > 1 ? BATCHES : CALLERS);
const mostOf = (work: Work) => Math.max(...callersOf(work));
const portOf = (apis: Apis, { api }: Work) => Number(new URL(apis[api]).port);
