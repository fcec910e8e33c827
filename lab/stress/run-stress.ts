import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { migrateEventStore } from '#event-store/postgres/schema';
import { type Harm, makeChaos } from './chaos.js';
import { readJournal } from './journal.js';
import { Random } from '../test-bed/random.js';
import { readLog } from './read-log.js';
import { type Sighting } from './subscriber.js';
import { type Verdict, verify } from './verify.js';
import { startWorker, type Worker, type WorkerPrograms } from './worker.js';
import { SUBSCRIBERS, type Workload, WRITERS } from './workload.js';

export interface StressOptions {
  readonly workload: Workload;
  /** An empty database of the run's own. */
  readonly url: string;
  /** The same past a pooler, for those who look on. Default: no pooler stands in between. */
  readonly direct?: string;
  /** For the writers' journals. */
  readonly folder: string;
  readonly programs: WorkerPrograms;
  /** Milliseconds after which the run counts as stuck. */
  readonly deadline: number;
}

export interface StressResult extends Verdict, Harm {
  readonly events: number;
  readonly seconds: number;
}

const WRITER_SESSIONS = 'orderline-event-store-writer';

/** One run: everything is started, disturbed until the writers are done, and compared. Leaves no process behind. */
export async function runStress({ workload, url, direct = url, folder, programs, deadline }: StressOptions): Promise<StressResult> {
  await migrateEventStore(url);
  const began = performance.now();
  const running = new Set<Worker>();
  const start = (program: string, task: unknown): Worker => {
    const worker = startWorker(program, programs.execArgv, task);
    running.add(worker);
    void worker.ended.then(() => running.delete(worker));
    return worker;
  };
  const journals = Array.from({ length: WRITERS }, (_, writer) => path.join(folder, `journal-${workload.seed}-${writer}`));
  const writers: (Worker | undefined)[] = [];
  const condemned = new Set<Worker>();
  const write = async (writer: number): Promise<void> => {
    for (;;) {
      const worker = start(programs.writer, { url: named(url, WRITER_SESSIONS), writer, workload, journal: journals[writer] });
      writers[writer] = worker;
      const fault = await worker.ended;
      writers[writer] = undefined;
      if (fault === undefined) return;
      if (!condemned.has(worker)) throw new Error(`Writer ${writer} ${fault}`);
    }
  };
  const random = new Random(`${workload.seed}/chaos`);
  const killWriter = (): boolean => {
    const victims = writers.filter((worker) => worker !== undefined);
    if (victims.length === 0) return false;
    const victim = random.pick(victims);
    condemned.add(victim);
    return victim.child.kill('SIGKILL');
  };
  const calm = new AbortController();
  const patience = stuckAfter(deadline);
  try {
    const subscribers = Array.from({ length: SUBSCRIBERS }, (_, index) => {
      const worker = start(programs.subscriber, { url, batchSize: [1_000, 100, 333, 17][index] });
      return { worker, sighting: sightingOf(worker, index) };
    });
    const chaos = makeChaos(direct, random, killWriter, calm.signal);
    const written = Promise.all(journals.map((_, writer) => write(writer)));
    const seen = Promise.all(subscribers.map(({ sighting }) => sighting));
    const finish = async () => {
      await written;
      const head = await finalHead(direct, direct !== url);
      for (const { worker } of subscribers) worker.child.send({ until: head.toString() });
      const sightings = await seen;
      calm.abort();
      return { sightings, harm: await chaos };
    };
    const { sightings, harm } = await Promise.race([finish(), failureOf(seen), failureOf(chaos), patience.stuck]);
    const log = await readLog(direct);
    const verdict = verify(workload, log, journals.map(readJournal), sightings);
    return { ...verdict, ...harm, events: log.count, seconds: (performance.now() - began) / 1_000 };
  } finally {
    calm.abort();
    patience.end();
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all([...running].map(({ ended }) => ended));
  }
}

async function sightingOf({ child, ended }: Worker, index: number): Promise<Sighting> {
  let sighting: Sighting | undefined;
  child.once('message', (message) => (sighting = message as Sighting));
  const fault = await ended;
  if (fault !== undefined || sighting === undefined) throw new Error(`Subscriber ${index} ${fault ?? 'left without a word'}`);
  return sighting;
}

/** A killed writer's session may still be writing; it ends by itself when that is done, or rests in the pool of a pooler. */
async function finalHead(url: string, pooled: boolean): Promise<bigint> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sessions = `select from pg_stat_activity where application_name = $1 and not ($2 and state = 'idle')`;
    while ((await client.query(sessions, [WRITER_SESSIONS, pooled])).rowCount !== 0) await delay(20);
    const { rows } = await client.query<{ head: string }>('select coalesce(max(position), 0) as head from event_store.events');
    return BigInt(rows[0]?.head ?? 0);
  } finally {
    await client.end();
  }
}

function named(url: string, sessions: string): string {
  const result = new URL(url);
  result.searchParams.set('application_name', sessions);
  return result.href;
}

/** Only the failure of something that goes on in the background. */
function failureOf(work: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => void work.catch(reject));
}

function stuckAfter(milliseconds: number): { readonly stuck: Promise<never>; end(): void } {
  const { promise: stuck, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`The run is stuck: not done after ${milliseconds / 1_000} s.`)), milliseconds);
  return { stuck, end: () => clearTimeout(timer) };
}
