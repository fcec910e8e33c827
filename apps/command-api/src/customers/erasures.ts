import { unreachable } from '#domain/unreachable';
import { customerStream } from '#events/contracts/customer-events';
import { carrying, type EventOf, typesOf } from '#events/contracts/define-stream';
import { pause } from '#postgres/backoff';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { orderStream } from '#events/contracts/order-events';
import { type FailedEvent, type Subscriber } from '#subscriptions/subscriber';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { type ErasureProgress } from '#personal-data/erasures';
import { type KeyVault } from '#personal-data/key-vault';
import { customerSubject, orderSubject } from '#personal-data/subjects';

const erasing = [carrying(customerStream, 'erasedAt'), carrying(orderStream, 'erasedAt')] as const;
const ERASING = typesOf(...erasing);
const RETRY_MS = 1_000;
/** How often it is looked whether somebody has put the keys, or how far they are, back. */
const LOOK_MS = 2_000;

export interface ErasuresOptions {
  readonly keys: KeyVault;
  readonly store: EventStore;
  readonly logger: Logger;
  /** Erases a person once more, as a command. */
  readonly eraseAgain: (subject: string) => Promise<void>;
  /** Whether this process runs the follower, which it does only in a log that is the one it knows. */
  readonly leads: () => boolean;
  /** For tests that have no time. */
  readonly lookMs?: number;
}

/**
 * Destroys the keys of those who were erased. The runner's checkpoint says how far the follower is; the keys' own progress, kept beside them, says how
 * far their table is. Where an older copy of the keys was put back, only the progress knows: so at the start, and whenever it is not where this
 * process has left it, the erasing events since then are read again and their keys destroyed again. The progress has a marker: where that event does
 * not stand in the log any more, all of them are read again.
 *
 * A log that was put back may have lost erasing events whose keys are destroyed. Once it is read to its end, those persons are erased again, as a
 * command, by the process that runs the follower.
 */
export class Erasures {
  readonly #stopped = new AbortController();
  #starting: Promise<void> | undefined;
  /** The keys' progress as this process knows it; undefined before it has caught up once. */
  #progress: ErasureProgress | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** Whether tombstones without an event are still to be dealt with. */
  #explained = false;

  constructor(private readonly options: ErasuresOptions) {}

  readonly subscriber: Subscriber = {
    name: 'erasures',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set(ERASING),
    sequence: ({ stream }) => stream,
    act: (events) => this.#inTurn(() => this.#destroyKeys(events)),
  };

  /** Catches up in the background, however long the keys or the log cannot be reached, and looks after the keys until it is stopped. */
  start(): void {
    this.#starting ??= this.#start();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#starting;
  }

  async #start(): Promise<void> {
    const { signal } = this.#stopped;
    const { logger, lookMs = LOOK_MS } = this.options;
    while (!signal.aborted) {
      try {
        await this.#inTurn(() => this.#caughtUp());
        await this.#explain();
        await pause(lookMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        logger.error({ err: error }, 'erasures cannot be finished yet, and keys of erased persons may be back; trying again');
        await pause(RETRY_MS, signal);
      }
    }
  }

  async #destroyKeys(events: readonly StoredEvent[]): Promise<readonly FailedEvent[]> {
    let reached = await this.#caughtUp();
    const failures = new Map<string, FailedEvent>();
    for (const event of events) {
      if (failures.has(event.stream)) continue;
      const subject = readSubject(event);
      if (typeof subject === 'string') {
        await this.options.keys.destroy(subject, event, reached.position);
        if (event.position > reached.position) reached = this.#progress = { position: event.position, id: event.id };
      } else failures.set(event.stream, { event, error: subject.error });
    }
    return [...failures.values()];
  }

  /** One after another: what one of them learns of the progress is not what another has left behind. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined); // Told to whoever waits for it.
    return done;
  }

  /** Where the keys are, once they are where this process has left them, or further. */
  async #caughtUp(): Promise<ErasureProgress> {
    const [known, found] = [this.#progress, await this.options.keys.progress()];
    const isAhead = known !== undefined && found.position > known.position;
    const isSame = found.position === known?.position && found.id === known.id;
    if (isAhead || isSame) return (this.#progress = found);
    return this.catchUp();
  }

  /** Destroys the keys of everyone erased since the keys' own progress, and moves it to the log's end. */
  async catchUp(): Promise<ErasureProgress> {
    const { keys, store, logger } = this.options;
    const { signal } = this.#stopped;
    let reached = await this.#standing();
    const start = { after: reached.position, ...(reached.id !== undefined && { marker: reached.id }) };
    for await (const batch of store.readAll({ ...start, types: ERASING, signal })) {
      for (const event of batch.events) {
        const subject = readSubject(event);
        if (typeof subject === 'string') {
          await keys.destroy(subject, event, reached.position);
          reached = { position: event.position, id: event.id };
        } else
          logger.error(
            { err: subject.error, position: event.position.toString() },
            'an erasing event cannot be read; the follower parks it',
          );
      }
      if (batch.lastId === undefined) continue;
      const end = { position: batch.position, id: batch.lastId };
      await keys.passed(reached.position, end);
      reached = end;
    }
    signal.throwIfAborted();
    this.#explained = false;
    // As it was reached, and not as it is read: an older copy may have been put back meanwhile, and is to be noticed.
    return (this.#progress = reached);
  }

  /** The keys' progress, from the beginning where its event does not stand in the log any more. */
  async #standing(): Promise<ErasureProgress> {
    const { keys, store, logger } = this.options;
    const { position, id } = await keys.progress();
    if (id !== undefined && (await store.eventAt(position))?.id === id) return { position, id };
    if (id !== undefined) {
      logger.warn(
        { position: position.toString() },
        'the log is not the one that the keys of erased persons know: it is read again from its beginning',
      );
      await keys.resetErasures();
    }
    return { position: 0n, id: undefined };
  }

  /** Erases those again whose key is destroyed and of whose erasure the log says nothing. */
  async #explain(): Promise<void> {
    const { keys, logger, eraseAgain, leads } = this.options;
    if (this.#explained || !leads()) return;
    for (const subject of await keys.unexplained()) {
      await eraseAgain(subject);
      logger.warn({ subject }, 'a person whose key is destroyed was erased again, for the log did not say so');
    }
    this.#explained = true;
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
