import { unreachable } from '#domain/unreachable';
import { customerStream } from '#events/contracts/customer-events';
import { carrying, type EventOf, typesOf } from '#events/contracts/define-stream';
import { pause } from '#postgres/backoff';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { orderStream } from '#events/contracts/order-events';
import { type FailedEvent, type Subscriber } from '#subscriptions/subscriber';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { type KeyVault } from '#personal-data/key-vault';
import { customerSubject, orderSubject } from '#personal-data/subjects';

const erasing = [carrying(customerStream, 'erasedAt'), carrying(orderStream, 'erasedAt')] as const;
const ERASING = typesOf(...erasing);
const RETRY_MS = 1_000;

/**
 * Destroys the keys of those who were erased. The runner's checkpoint says how far the follower is; the keys' own progress, kept beside them, says how
 * far their table is. Where an older copy of the keys was put back, only the progress knows: so at the start, and whenever it is not where this
 * process has left it, the erasing events since then are read again and their keys destroyed again.
 */
export class Erasures {
  readonly #stopped = new AbortController();
  #starting: Promise<void> | undefined;
  /** The keys' progress as this process knows it; undefined before it has caught up once. */
  #progress: bigint | undefined;

  constructor(
    private readonly keys: KeyVault,
    private readonly store: EventStore,
    private readonly logger: Logger,
  ) {}

  readonly subscriber: Subscriber = {
    name: 'erasures',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set(ERASING),
    sequence: ({ stream }) => stream,
    act: async (events) => {
      if ((await this.keys.progress()) !== this.#progress) await this.catchUp();
      const failures = new Map<string, FailedEvent>();
      // One after another: the progress may pass no event whose key is not destroyed yet.
      for (const event of events) {
        if (failures.has(event.stream)) continue;
        const subject = readSubject(event);
        if (typeof subject === 'string') await this.keys.destroy(subject, event.position);
        else failures.set(event.stream, { event, error: subject.error });
      }
      this.#progress = await this.keys.progress();
      return [...failures.values()];
    },
  };

  /** Catches up in the background, however long the keys or the log cannot be reached. */
  start(): void {
    this.#starting ??= this.#start();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#starting;
  }

  async #start(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        return await this.catchUp();
      } catch (error) {
        if (signal.aborted) return;
        this.logger.error({ err: error }, 'keys of erased persons may be back and cannot be destroyed yet; trying again');
        await pause(RETRY_MS, signal);
      }
    }
  }

  /** Destroys the keys of everyone erased since the keys' own progress, and moves it to the log's end. */
  async catchUp(): Promise<void> {
    const { signal } = this.#stopped;
    const [head, progress] = [await this.store.head(), await this.keys.progress()];
    // A log that is shorter than the progress was put back itself: destroying a key twice does no harm.
    let position = progress > head ? 0n : progress;
    for await (const batch of this.store.readAll({ after: position, types: ERASING, signal })) {
      for (const event of batch.events) {
        const subject = readSubject(event);
        if (typeof subject === 'string') await this.keys.destroy(subject, event.position);
        else
          this.logger.error(
            { err: subject.error, position: event.position.toString() },
            'an erasing event cannot be read; the follower parks it',
          );
      }
      position = batch.position;
    }
    signal.throwIfAborted();
    await this.keys.passed(position);
    this.#progress = await this.keys.progress();
  }
}

function subjectOf(event: EventOf<typeof erasing>): string {
  switch (event.type) {
    case 'CustomerErased':
      return customerSubject(event.data.customerId);
    case 'OrderErased':
      return orderSubject(event.data);
    default:
      return unreachable(event);
  }
}

function readSubject(stored: StoredEvent): string | { readonly error: unknown } {
  try {
    const { event } = eventCatalogue.decode(stored.type, stored.data, stored.metadata);
    return subjectOf(event as EventOf<typeof erasing>);
  } catch (error) {
    return { error };
  }
}
