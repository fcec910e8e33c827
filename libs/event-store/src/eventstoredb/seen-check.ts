import { refuseChangedMarkers } from '../same-log.js';
import { type SeenEvents } from '../seen-events.js';
import { type Connection } from './connection.js';
import { eventAt } from './event-at.js';

interface Check {
  readonly done: Promise<void>;
  /** Of the connection that it was found out on; undefined while it is being found out. */
  epoch?: number;
}

/**
 * Finds out whether what somebody has seen still stands in the log, once on every connection: a server that has lost something, or another one, is
 * not met without a new connection.
 */
export class SeenCheck {
  readonly #checks = new WeakMap<SeenEvents, Check>();

  constructor(
    private readonly connection: Connection,
    private readonly patience: number,
  ) {}

  /**
   * Resolves in the order of the calls, so that what waits for it keeps its order too.
   * @throws LogChanged, EventStoreUnavailable, AccessDenied
   */
  verify(seen: SeenEvents): Promise<void> {
    const known = this.#checks.get(seen);
    if (known !== undefined && (known.epoch === undefined || known.epoch === this.connection.epoch)) return known.done;
    const check: Check = { done: this.#look(seen).then((epoch) => void (check.epoch = epoch)) };
    // Whoever asks next has to look for himself.
    check.done.catch(() => this.#checks.delete(seen));
    this.#checks.set(seen, check);
    return check.done;
  }

  /** @returns the epoch of the one connection that it has all been looked up on */
  async #look(seen: SeenEvents): Promise<number> {
    for (;;) {
      const { epoch } = this.connection;
      const { markers } = seen;
      const found = await Promise.all(markers.map(({ position }) => eventAt(this.connection, this.patience, position)));
      refuseChangedMarkers(
        markers,
        found.map((event) => event?.id),
      );
      if (epoch === this.connection.epoch) return epoch;
    }
  }
}
