import { LeaseLost } from './checkpoint.js';
import { type ConsumerLogger } from './consumer-group-options.js';
import { type Subscriber, type Log } from './subscriber.js';
import { type ConsumerSettings } from './consumer-settings.js';
import { Consumer } from './consumer.js';
import { type Connections } from './connections.js';
import { type GroupedPasses } from './grouped-passes.js';
import { releaseLease, type Report, takeLease } from './lease.js';
import { RateMeter } from './rate-meter.js';
import { CONTROL_CHANNEL } from './schema.js';
import { Session } from './session.js';

export interface LeasedConsumerOptions {
  readonly url: string;
  readonly owner: string;
  readonly log: Log;
  readonly leaseMs: number;
  readonly idleInTransactionMs: number;
  /** Default: one of its own. */
  readonly connections?: Connections | undefined;
  readonly consumer: ConsumerSettings;
  readonly announce?: (name: string, position: bigint) => void;
  readonly logger?: ConsumerLogger;
  /** Default: its checkpoint is moved by itself. */
  readonly passes?: Pick<GroupedPasses, 'pass'>;
  /** Who had the lease before and did not give it back, as it looked; `null` for nobody. */
  readonly takenFrom?: string | null;
}

/** How a leased consumer ended: asked to, not free, or fenced off by a successor. */
export type Ending = 'stopped' | 'not-free' | 'lost';

/** One follower at work in this process: its own session, its own lease, from taking it to giving it back. */
export class LeasedConsumer {
  /** Resolves or rejects when the consumer has ended and let go of everything. */
  readonly ended: Promise<Ending>;
  #consumer: Consumer | undefined;
  readonly #stop = new AbortController();
  readonly #meter = new RateMeter();

  constructor(
    readonly subscriber: Subscriber,
    private readonly options: LeasedConsumerOptions,
  ) {
    this.ended = this.#work();
  }

  /** Whether the work was done, and so the lease given back by itself. */
  finished = false;

  /** Undefined until the lease is taken. */
  get consumer(): Consumer | undefined {
    return this.#consumer;
  }

  /** Whether the log is known to be the one that the follower has read. */
  get following(): boolean {
    return this.#consumer?.following === true;
  }

  wake(): void {
    this.#consumer?.wake();
  }

  /** Ends after the batch in hand. */
  stop(): void {
    this.#stop.abort();
  }

  /** @param lag events after the position that readers have come to, estimated */
  report(lag: (position: bigint) => bigint): Report | undefined {
    const consumer = this.#consumer;
    if (consumer === undefined) return undefined;
    const { seen = consumer.position } = this.subscriber;
    const behind = !consumer.caughtUp || seen < consumer.position;
    const seconds = consumer.recordedAt === undefined ? 0 : Math.max(0, (Date.now() - consumer.recordedAt.getTime()) / 1_000);
    return {
      lease: consumer.lease,
      position: consumer.position,
      parked: consumer.parked,
      eventsPerSecond: this.#meter.sample(consumer.events),
      lagEvents: behind ? lag(seen) : 0n,
      lagSeconds: behind ? seconds : 0,
      ...(this.subscriber.goOnFrom !== undefined && { unwritable: consumer.unwritable }),
    };
  }

  async #work(): Promise<Ending> {
    const {
      url,
      owner,
      log,
      leaseMs,
      idleInTransactionMs,
      connections,
      consumer,
      announce,
      logger,
      passes,
      takenFrom = null,
    } = this.options;
    const { name, generation } = this.subscriber;
    const session = await Session.open({ url, name: `orderline ${name} ${generation}`, idleInTransactionMs, connections });
    try {
      const lease = await takeLease(session, this.subscriber, owner, leaseMs);
      if (lease === undefined) return 'not-free';
      if (takenFrom !== null)
        logger?.warn({ follower: name, generation, from: takenFrom, epoch: lease.epoch.toString() }, 'lease taken over');
      this.#consumer = new Consumer(this.subscriber, lease, session, log, consumer, announce, logger, passes);
      try {
        await this.#consumer.run(this.#stop.signal);
        this.finished = true;
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
