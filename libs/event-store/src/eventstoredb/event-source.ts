import { setImmediate as turn } from 'node:timers/promises';
import { type AllStreamRecordedEvent, type RecordedEvent } from '@eventstore/db-client';

export type Recorded = RecordedEvent | AllStreamRecordedEvent;

/** What a read and a subscription of the client have in common. */
interface ClientStream {
  readonly readableLength: number;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/**
 * Gathers what a read or a subscription of the client delivers, so that it can be taken in batches: while a consumer works on one, the next
 * is gathered, and at `bound` events the connection has to wait.
 */
export class EventSource {
  #gathered: Recorded[] = [];
  #state: 'open' | 'ended' | 'failed' | 'closed' = 'open';
  #failure: unknown;
  #paused = false;
  #caughtUp = false;
  #wake: () => void = () => undefined;

  constructor(
    private readonly stream: ClientStream,
    private readonly stop: () => Promise<void>,
    private readonly bound: number,
  ) {
    stream.on('data', (resolved) => this.#gather((resolved as { event?: Recorded }).event));
    stream.on('end', () => this.#finish('ended'));
    stream.on('error', (error) => this.#finish('failed', error));
    stream.on('caughtUp', () => {
      // Otherwise what the server sent before is still on its way from there to here.
      this.#caughtUp = stream.readableLength === 0;
      this.#wake();
    });
  }

  get isEmpty(): boolean {
    return this.#gathered.length === 0;
  }

  /** Whether the server has said that nothing follows what has been taken. */
  get isCaughtUp(): boolean {
    return this.#caughtUp && this.isEmpty;
  }

  /**
   * Resolves once there is something to take or the end is reached; with 'nothing' when the server has caught up, when the time is over and
   * when the signal aborts.
   * @throws what the client says when the stream has failed
   */
  async ready(milliseconds: number, signal: AbortSignal): Promise<'events' | 'ended' | 'nothing'> {
    if (this.isEmpty && this.#state === 'open' && !signal.aborted) {
      await this.#wait(milliseconds, signal);
      // What came with the first event is still being unpacked.
      if (this.#state === 'open' && !this.isEmpty) await turn();
    }
    // What came before a failure may still be on its way to here when the failure is not.
    if (this.isEmpty && this.#state === 'failed') await turn();
    if (!this.isEmpty) return 'events';
    if (this.#state === 'failed') throw this.#failure;
    return this.#state === 'open' ? 'nothing' : 'ended';
  }

  /** What has been gathered, at most so many. */
  take(most: number): readonly Recorded[] {
    const taken = this.#gathered.length <= most ? this.#gathered : this.#gathered.slice(0, most);
    this.#gathered = taken === this.#gathered ? [] : this.#gathered.slice(most);
    if (this.#paused && this.#gathered.length < this.bound) {
      this.#paused = false;
      this.stream.resume();
    }
    return taken;
  }

  /** Lets go of the server's side. */
  async close(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#gathered = [];
    this.stream.resume();
    if (!wasOpen) return;
    try {
      await this.stop();
    } catch {
      // The call never came about: there is nothing to let go of.
    }
  }

  #gather(event: Recorded | undefined): void {
    if (!event || this.#state === 'closed') return;
    this.#gathered.push(event);
    this.#caughtUp = false;
    if (this.#gathered.length >= this.bound && !this.#paused) {
      this.#paused = true;
      this.stream.pause();
    }
    this.#wake();
  }

  #finish(state: 'ended' | 'failed', failure?: unknown): void {
    if (this.#state !== 'open') return;
    this.#state = state;
    this.#failure = failure;
    this.#wake();
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const timer = setTimeout(wake, milliseconds);
    this.#wake = wake;
    signal.addEventListener('abort', wake);
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
  }
}
