import { Announcer } from './announcer.js';
import { backoffMs, pause } from '#postgres/backoff';
import { listenForControl } from './control.js';
import { type ConsumerGroupOptions, type Generation, keyOf, loadGenerations, noteProblem } from './consumer-group-options.js';
import { faultOf, reportOf } from './faults.js';
import { GroupedPasses } from './grouped-passes.js';
import { renewLeases, type Report } from './lease.js';
import { LogDisagrees, saysLogChanged } from './log-disagrees.js';
import { loseGenerations } from './lost-generations.js';
import { beat, fairShare, leave } from './members.js';
import { Session } from './session.js';
import { LeasedConsumer } from './leased-consumer.js';
import { SwapWatch } from './watch-swaps.js';

/** How long a failing follower rests before the next try. */
const REST = { firstMs: 500, mostMs: 30_000 };
/** How long one rests whose log has changed, before it looks again: the right log may have been put back. */
const LOOK_AGAIN = { firstMs: 250, mostMs: 2_000 };
/** Nobody reads a generation that is kept for a rollback, and each of its batches costs a commit. */
const RETAINED_GATHER_MS = 250;
/** After the end of a lease that was not renewed, to be on the safe side of it. */
const LAPSED_MS = 10;

interface Rest {
  readonly attempts: number;
  readonly until: number;
  /** What was last logged about a log that has changed. */
  readonly told?: string | undefined;
}

/**
 * The followers that this process feeds: its fair part of all, and those of processes that died. Whatever happens to one does not touch
 * the others; whatever happens to the database, it comes back.
 */
export class ConsumerGroup {
  readonly #consumers = new Map<string, LeasedConsumer>();
  readonly #reports = new Map<string, Report>();
  /** Those that failed or stand still, as they were; what they last reported. */
  readonly #resting = new Map<string, { readonly leased: LeasedConsumer; report?: Report }>();
  readonly #rests = new Map<string, Rest>();
  readonly #stop = new AbortController();
  #wake = Promise.withResolvers<void>();
  #session: Session | undefined;
  #running: Promise<unknown> | undefined;
  #head = 0n;
  #lastBeat = 0;
  /** Comparing what nobody feeds with a log that a follower has found to be another one. */
  #comparing: Promise<void> | undefined;

  readonly #announcer: Announcer;
  readonly #passes: GroupedPasses;

  readonly #swaps: SwapWatch;

  constructor(private readonly options: ConsumerGroupOptions) {
    this.#announcer = new Announcer(options);
    this.#passes = new GroupedPasses(options);
    this.#swaps = new SwapWatch(options.logger);
  }

  start(): void {
    const { signal } = this.#stop;
    this.#running = Promise.all([this.#beats(signal), listenForControl(this.options.url, (name) => this.#heard(name), signal)]);
  }

  /** Finishes the batches in hand and gives the leases back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.resolve();
    for (const leased of this.#consumers.values()) leased.stop();
    await Promise.allSettled([...this.#consumers.values()].map((leased) => leased.ended));
    await this.#running;
    await this.#comparing;
    await Promise.all([this.#announcer.close(), this.#passes.close()]);
    if (this.#session?.broken === false) await leave(this.#session, this.options.member).catch(() => undefined);
    await this.#session?.close();
    await this.options.connections?.close();
  }

  /** What the consumers of this process last reported. */
  get reports(): readonly Report[] {
    return [...this.#reports.values()];
  }

  /** The same of consumers that failed, for as long as they rest: that they stand still is what people look for. */
  get resting(): readonly Report[] {
    const resting = [...this.#resting].filter(([key]) => !this.#reports.has(key));
    return resting.flatMap(([, { report }]) => report ?? []);
  }

  /** Milliseconds since the group last reached its database. */
  get silentMs(): number {
    return performance.now() - this.#lastBeat;
  }

  #heard(name: string | undefined): void {
    for (const leased of this.#consumers.values()) if (name === undefined || leased.subscriber.name === name) leased.wake();
    this.#wake.resolve();
  }

  async #beats(signal: AbortSignal): Promise<void> {
    const { url, kind, logger, idleInTransactionMs, beatMs } = this.options;
    while (!signal.aborted) {
      let restMs = beatMs;
      this.#wake = Promise.withResolvers<void>();
      try {
        if (this.#session === undefined || this.#session.broken) {
          this.#session = await Session.open({ url, name: `orderline ${kind} crew`, idleInTransactionMs });
        }
        restMs = await this.#beat(this.#session);
        this.#lastBeat = performance.now();
      } catch (error) {
        logger.warn({ fault: faultOf(error), ...reportOf(error) }, 'the database of the read models cannot be reached');
        await this.#session?.close();
        this.#session = undefined;
      }
      await Promise.race([this.#wake.promise, pause(restMs, signal)]);
    }
  }

  /** @returns how long until the next one */
  async #beat(session: Session): Promise<number> {
    const { member, kind, leaseMs, beatMs, edition, consumer, retainedGatherMs = RETAINED_GATHER_MS } = this.options;
    const members = await beat(session, member, kind, leaseMs, edition);
    const generations = await loadGenerations(session, kind);
    this.#swaps.look(generations);
    await this.#renew(session, generations);
    if (this.#stop.signal.aborted) return beatMs;
    const feedable = await this.#resolve(session, generations);
    const share = fairShare(feedable.size, members);
    for (const [key, leased] of this.#consumers) if (!feedable.has(key)) leased.stop();
    for (const key of this.#resting.keys()) {
      if ((feedable.get(key)?.generation.owner ?? member) !== member || !feedable.has(key)) this.#resting.delete(key);
    }
    [...this.#consumers.values()].slice(share).forEach((leased) => leased.stop());
    for (const [key, { generation, subscriber }] of feedable) {
      const rest = this.#rests.get(key);
      const free =
        (generation.owner ?? member) === member && !this.#consumers.has(key) && (rest === undefined || rest.until <= performance.now());
      if (free && this.#consumers.size < share)
        this.#employ(
          key,
          new LeasedConsumer(subscriber, {
            ...this.options,
            takenFrom: generation.lastOwner === member ? null : generation.lastOwner,
            owner: member,
            consumer: { ...consumer, ...(generation.state === 'retained' && { unreadGatherMs: retainedGatherMs }) },
            passes: this.#passes,
            announce: (name, position) => this.#announcer.announce(name, position),
          }),
        );
    }
    await this.options.housekeep?.(session);
    const lapses = generations.flatMap(({ owner, lapsesInMs }) =>
      lapsesInMs === null || owner === member ? [] : [lapsesInMs + LAPSED_MS],
    );
    return Math.min(beatMs, ...lapses);
  }

  async #renew(session: Session, generations: readonly Generation[]): Promise<void> {
    this.options.log.head().then(
      (head) => (this.#head = head),
      () => undefined, // The log cannot be asked now: the lag is told from what was last known.
    );
    const density = new Map(generations.map((row) => [keyOf(row), row.position === 0n ? 1 : row.events / Number(row.position)]));
    const reports: Report[] = [];
    const reportOn = (key: string, leased: LeasedConsumer) =>
      leased.report((position) => {
        return this.#head <= position ? 0n : BigInt(Math.ceil(Number(this.#head - position) * (density.get(key) ?? 1)));
      });
    for (const [key, leased] of this.#consumers) {
      const report = reportOn(key, leased);
      if (report === undefined) continue;
      reports.push(report);
      if (!leased.following) continue;
      this.#reports.set(key, report);
      this.#resting.delete(key);
    }
    for (const [key, { leased }] of this.#resting) this.#resting.set(key, { leased, ...optional(reportOn(key, leased)) });
    const kept = new Set((await renewLeases(session, reports, this.options.leaseMs)).map(keyOf));
    for (const { lease } of reports) if (!kept.has(keyOf(lease))) this.#consumers.get(keyOf(lease))?.stop();
  }

  /** What can be fed, and by what; the others say why not. */
  async #resolve(session: Session, generations: readonly Generation[]) {
    const feedable = new Map<string, { generation: Generation; subscriber: LeasedConsumer['subscriber'] }>();
    for (const generation of generations) {
      const subscriber = this.options.resolve(generation);
      if ('problem' in subscriber) {
        // Where somebody feeds it, in the middle of a rolling release, there is no problem.
        if (generation.owner === null && generation.problem !== subscriber.problem) await noteProblem(session, generation, subscriber);
        continue;
      }
      if (generation.problem === 'rebuild-due' || generation.problem === 'unfed') await noteProblem(session, generation, undefined);
      feedable.set(keyOf(generation), { generation, subscriber });
    }
    return feedable;
  }

  #employ(key: string, leased: LeasedConsumer): void {
    const { logger } = this.options;
    const { name, generation } = leased.subscriber;
    this.#consumers.set(key, leased);
    leased.ended
      .then(
        (ending) => {
          if (ending !== 'not-free') this.#rests.delete(key);
          logger.debug({ follower: name, generation, ending }, 'follower ended');
        },
        (error: unknown) => this.#rest(key, leased, error),
      )
      .finally(() => {
        this.#consumers.delete(key);
        this.#reports.delete(key);
        this.#wake.resolve();
      });
  }

  /** A follower failed in a way that is no event's fault: it rests, and people are told why, unless it is only the database that is away. */
  #rest(key: string, leased: LeasedConsumer, error: unknown): void {
    const { name, generation } = leased.subscriber;
    if (leased.consumer !== undefined) this.#resting.set(key, { leased, ...optional(this.#reports.get(key)) });
    const hasWorked = (leased.consumer?.events ?? 0) > 0; // What befell it long ago is over.
    const attempts = hasWorked ? 1 : (this.#rests.get(key)?.attempts ?? 0) + 1;
    if (saysLogChanged(error)) return this.#lookAgain(key, leased, error as Error, attempts);
    this.#rests.set(key, { attempts, until: performance.now() + backoffMs(REST, attempts) });
    const fault = faultOf(error);
    const report = reportOf(error);
    this.options.logger[fault === 'unknown' ? 'error' : 'warn'](
      { follower: name, generation, fault, attempts, ...report },
      'follower failed',
    );
    if (fault !== 'unknown' || this.#session === undefined) return;
    noteProblem(this.#session, leased.subscriber, { problem: 'failing', detail: `${report.code}: ${report.message}` }).catch(
      () => undefined,
    );
  }

  /**
   * A follower stands still because of the log, and has said so. A subscription that ended is judged at once, by the next try; one that ends again
   * although the checkpoint agrees was given something else than the one who looked.
   */
  #lookAgain(key: string, { subscriber: { name, generation } }: LeasedConsumer, error: Error, attempts: number): void {
    const judged = error instanceof LogDisagrees;
    const told = this.#rests.get(key)?.told;
    const first = attempts === 1 && !judged;
    const restMs = first ? 0 : backoffMs(LOOK_AGAIN, attempts);
    this.#rests.set(key, { attempts, until: performance.now() + restMs, told: first ? told : error.message });
    this.#comparing ??= this.#loseGenerations().finally(() => (this.#comparing = undefined));
    if (!first && told !== error.message) this.options.logger[judged ? 'error' : 'warn']({ follower: name, generation }, error.message);
    else this.options.logger.debug({ follower: name, generation, attempts }, error.message);
  }

  /** Of generations that nobody feeds nobody else would find out. Beside the beats, which wait for no log. */
  async #loseGenerations(): Promise<void> {
    const { url, kind, idleInTransactionMs, logger } = this.options;
    let session: Session | undefined;
    try {
      session = await Session.open({ url, name: `orderline ${kind} comparison`, idleInTransactionMs });
      await loseGenerations(session, this.options);
    } catch (error) {
      logger.debug(reportOf(error), 'generations could not be compared with the log'); // Done again while a follower finds it changed.
    } finally {
      await session?.close();
    }
  }
}

const optional = (report: Report | undefined) => (report === undefined ? {} : { report });
