import { LeaseLost } from './checkpoint.js';
import { type Follow, type Log } from './follow.js';
import { type FollowerSettings } from './follower-settings.js';
import { Follower } from './follower.js';
import { releaseLease, type Report, takeLease } from './lease.js';
import { RateMeter } from './rate-meter.js';
import { CONTROL_CHANNEL } from './schema.js';
import { Session } from './session.js';

export interface WorkerOptions {
  readonly url: string;
  readonly owner: string;
  readonly log: Log;
  readonly leaseMs: number;
  readonly idleInTransactionMs: number;
  readonly follower: FollowerSettings;
  readonly announce?: (name: string, position: bigint) => void;
}

/** How a worker ended: asked to, not free, or fenced off by a successor. */
export type Ending = 'stopped' | 'not-free' | 'lost';

/** One follower at work in this process: its own session, its own lease, from taking it to giving it back. */
export class Worker {
  /** Resolves or rejects when the worker has ended and let go of everything. */
  readonly ended: Promise<Ending>;
  #follower: Follower | undefined;
  readonly #stop = new AbortController();
  readonly #meter = new RateMeter();

  constructor(
    readonly follow: Follow,
    private readonly options: WorkerOptions,
  ) {
    this.ended = this.#work();
  }

  /** Undefined until the lease is taken. */
  get follower(): Follower | undefined {
    return this.#follower;
  }

  wake(): void {
    this.#follower?.wake();
  }

  /** Ends after the batch in hand. */
  stop(): void {
    this.#stop.abort();
  }

  /** @param lag events after the position, estimated */
  report(lag: (position: bigint) => bigint): Report | undefined {
    const follower = this.#follower;
    if (follower === undefined) return undefined;
    const behind = !follower.caughtUp;
    const seconds = follower.recordedAt === undefined ? 0 : Math.max(0, (Date.now() - follower.recordedAt.getTime()) / 1_000);
    return {
      lease: follower.lease,
      position: follower.position,
      parked: follower.parked,
      eventsPerSecond: this.#meter.sample(follower.events),
      lagEvents: behind ? lag(follower.position) : 0n,
      lagSeconds: behind ? seconds : 0,
    };
  }

  async #work(): Promise<Ending> {
    const { url, owner, log, leaseMs, idleInTransactionMs } = this.options;
    const { name, generation } = this.follow;
    const session = await Session.open({ url, name: `orderline ${name} ${generation}`, idleInTransactionMs });
    try {
      const lease = await takeLease(session, this.follow, owner, leaseMs);
      if (lease === undefined) return 'not-free';
      this.#follower = new Follower(this.follow, lease, session, log, this.options.follower, this.options.announce);
      try {
        await this.#follower.run(this.#stop.signal);
        return 'stopped';
      } finally {
        if (!session.broken) await releaseLease(session, lease, CONTROL_CHANNEL);
      }
    } catch (error) {
      if (error instanceof LeaseLost) return 'lost';
      throw error;
    } finally {
      await session.close();
    }
  }
}
