import { hostname } from 'node:os';
import { setInterval } from 'node:timers/promises';
import { pause } from '#postgres/backoff';
import { reportOf } from '#subscriptions/faults';
import { defaultSettings, EventRefused, type ConsumerSettings } from '#subscriptions/consumer-settings';
import { renewLeases } from '#subscriptions/lease';
import { LeasedConsumer } from '#subscriptions/leased-consumer';
import { Unwritable } from '#subscriptions/unwritable';
import { type Projection } from '#read-models/projection';
import { projectionSubscriber } from '../engine/projection-subscriber.js';
import { asSentence, ReplayError } from './replay-error.js';
import { estimateEvents, IDLE_IN_TRANSACTION_MS, openSession, type Workbench } from './workbench.js';

export interface FillOptions {
  /** Go exactly this far; without it up to the log's end. */
  readonly upTo?: bigint;
  /** Most events per second. */
  readonly rate?: number;
  readonly onFailure?: ConsumerSettings['onFailure'];
  /** Shown as a progress bar; without it nothing is shown. */
  readonly label?: string;
}

export interface Filled {
  readonly position: bigint;
  /** Events looked at in this run. */
  readonly events: number;
  /** Events left out because a person discarded them. */
  readonly discarded: number;
}

const LEASE_MS = 5_000;
const TICK_MS = 500;
/** Requests cost more than statements do: fewer, larger ones. */
const INDEX_BATCH = 3_000;
/** How long an index may take nothing before a person is told. */
const PATIENCE_MS = 30_000;

/** Feeds a generation that no projector feeds, under a lease of its own, until it is where it should be. @throws ReplayError */
export async function fill(workbench: Workbench, projection: Projection, generation: number, options: FillOptions): Promise<Filled> {
  const { signal } = workbench;
  for (const deadline = Date.now() + LEASE_MS + 1_000; ;) {
    signal.throwIfAborted();
    const filled = await tryFill(workbench, projection, generation, options);
    if (filled !== undefined) return filled;
    if (Date.now() > deadline) throw new ReplayError(`Another replay is at work on ${projection.name}.`);
    await pause(250, signal); // A replay that was killed leaves a lease behind, which runs out.
  }
}

/** @returns undefined while somebody else has the lease */
async function tryFill(
  workbench: Workbench,
  projection: Projection,
  generation: number,
  options: FillOptions,
): Promise<Filled | undefined> {
  const { url, log, signal } = workbench;
  const { upTo, rate, onFailure = 'stop' } = options;
  const leased = new LeasedConsumer(projectionSubscriber(projection, generation, workbench.search), {
    url,
    owner: `replay ${hostname()} ${process.pid}`,
    log,
    leaseMs: LEASE_MS,
    idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
    consumer: {
      ...defaultSettings,
      onFailure,
      patienceMs: PATIENCE_MS,
      ...(projection.keptIn === 'index' && { batchSize: INDEX_BATCH }),
      // Small steps make an even flow.
      ...(rate === undefined ? {} : { rate, batchSize: Math.max(1, Math.min(defaultSettings.batchSize, Math.ceil(rate / 20))) }),
      ...(upTo === undefined ? { endWhenCaughtUp: true } : { upTo }),
    },
  });
  const stop = () => leased.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [ending, kept] = await Promise.all([leased.ended, attend(workbench, leased, options.label)]);
    if (ending === 'not-free') return undefined;
    if (ending === 'lost' || !kept)
      throw new ReplayError(`Generation ${generation} of ${projection.name} was given up, or another process took it over.`);
  } catch (error) {
    if (error instanceof Unwritable) throw takesNothing(projection.name, error);
    throw error instanceof EventRefused
      ? refused(projection.name, error)
      : asSentence(`Generation ${generation} of ${projection.name}`, error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  const consumer = leased.consumer;
  return { position: consumer?.position ?? 0n, events: consumer?.events ?? 0, discarded: consumer?.discarded ?? 0 };
}

/** Keeps the lease and shows the progress for as long as the consumer works. @returns whether the lease was ours to the end */
async function attend({ url, log, reporter, session: shared }: Workbench, leased: LeasedConsumer, label?: string): Promise<boolean> {
  let owned = true;
  const ended = new AbortController();
  const end = () => ended.abort();
  leased.ended.then(end, end);
  const session = await openSession(url, 'lease');
  const { name, generation } = leased.subscriber;
  const [before] = await shared.query<{ events: string }>(
    'select events from projections.generations where name = $1 and generation = $2',
    [name, generation],
  );
  const done = Number(before?.events ?? 0);
  const progress = label === undefined ? undefined : reporter.progress(label, await estimateEvents(shared, await log.head()));
  try {
    for await (const _ of setInterval(TICK_MS, undefined, { signal: ended.signal })) {
      const report = leased.report(() => 0n);
      if (report === undefined) continue;
      progress?.step(done + (leased.consumer?.events ?? 0), report.eventsPerSecond);
      const kept = await renewLeases(session, [report], LEASE_MS);
      if (kept.length > 0) continue;
      owned = ended.signal.aborted || leased.finished; // One that has ended has given its lease back itself.
      leased.stop();
    }
  } catch (error) {
    if (!ended.signal.aborted) throw error;
  } finally {
    progress?.step(done + (leased.consumer?.events ?? 0), leased.report(() => 0n)?.eventsPerSecond ?? 0);
    progress?.end();
    await session.close();
  }
  return owned;
}

function takesNothing(name: string, cause: Unwritable): ReplayError {
  return new ReplayError(`${name} cannot be filled: ${cause.reason}. What was filled so far is kept: run it again to go on.`, 1, { cause });
}

function refused(name: string, { message, event, cause }: EventRefused): ReplayError {
  const report = reportOf(cause);
  return new ReplayError(
    `${message}: ${report.code}, ${report.message}. Deploy a fix, or leave the event out with: npm run replay -- parked discard ${name} --sequence … --reason … ` +
      `(revision ${event.revision} of ${event.stream}). What was rebuilt so far is kept: run the rebuild again to go on.`,
    1,
    { cause },
  );
}
