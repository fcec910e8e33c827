import { type Logger } from '#platform/logging/logger';
import { type Rest, Watchers } from '#platform/watching/watchers';
import { type OnModuleDestroy } from '@nestjs/common';
import { type LoggedEvent, type LogReader } from './log-reader.js';

/** `ended`: the watcher has gone, the process stops, or the log cannot be followed now. */
type Woken = 'more' | Rest;

/** What has just come is kept for those who watch, so that the log is read once for all of them. */
const MOST_KEPT = 2_000;
/** What comes fast is handed on in portions. */
const PAUSE_MS = 100;

/** The end of the log, followed once for all who watch it, and by nobody while nobody does. */
export class LogTail implements OnModuleDestroy {
  /** Each with the position that it has shown. */
  readonly #watchers = new Watchers<bigint, 'more'>();
  #recent: LoggedEvent[] = [];
  /** Everything after this, up to the newest, is in `#recent`. */
  #keptAfter = 0n;
  #newest = 0n;
  #following: AbortController | undefined;
  #tick: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: LogReader,
    private readonly logger: Logger,
  ) {}

  onModuleDestroy(): void {
    clearTimeout(this.#tick);
    this.#following?.abort();
    this.#watchers.stop();
  }

  /** What has come after a position, oldest first, and up to where; undefined where that is too long ago and has to be read from the log. */
  after(position: bigint): { readonly events: readonly LoggedEvent[]; readonly upTo: bigint } | undefined {
    if (this.#following === undefined || position < this.#keptAfter) return undefined;
    const upTo = this.#newest > position ? this.#newest : position;
    return { events: this.#recent.filter((event) => event.position > position), upTo };
  }

  /** Until there is something after a position. */
  async next(shown: bigint, quietAfterMs: number, signal: AbortSignal): Promise<Woken> {
    try {
      return await this.#watchers.next(shown, quietAfterMs, signal, () => {
        this.#follow(shown);
        if (this.#newest > shown) this.#tick ??= setTimeout(() => this.#wakeAll(), PAUSE_MS);
      });
    } finally {
      setTimeout(() => this.#rest(), quietAfterMs).unref();
    }
  }

  #follow(from: bigint): void {
    if (this.#following !== undefined) return;
    const following = (this.#following = new AbortController());
    [this.#recent, this.#keptAfter, this.#newest] = [[], from, from];
    this.#run(from, following.signal)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the end of the log cannot be followed'))
      .finally(() => {
        if (this.#following === following) this.#following = undefined;
        // They come back by themselves, and are told then.
        if (!following.signal.aborted) this.#watchers.dismiss();
      });
  }

  async #run(from: bigint, signal: AbortSignal): Promise<void> {
    for await (const { events, position } of this.log.follow(from, signal)) {
      if (events.length > 0) this.#keep(events);
      this.#newest = position > this.#newest ? position : this.#newest;
      this.#tick ??= setTimeout(() => this.#wakeAll(), PAUSE_MS);
    }
  }

  #wakeAll(): void {
    this.#tick = undefined;
    for (const { watched, wake } of this.#watchers) if (watched < this.#newest) wake('more');
  }

  #keep(events: readonly LoggedEvent[]): void {
    this.#recent.push(...events);
    const gone = this.#recent.splice(0, Math.max(0, this.#recent.length - MOST_KEPT)).at(-1);
    if (gone !== undefined) this.#keptAfter = gone.position;
  }

  #rest(): void {
    if (this.#watchers.size > 0) return;
    this.#following?.abort();
    this.#following = undefined;
    this.#recent = [];
  }
}
