import { type AllStreamRecordedEvent, BACKWARDS, END } from '@eventstore/db-client';
import { type Connection } from './connection.js';
import { type GuardedClient } from './guarded-client.js';
import { isSystemType } from './stored-event.js';

/**
 * Finds the position of the log's last event that is not the server's own. Such events may lie behind it by the thousand, so what has been
 * looked through once is not looked through again.
 */
export class LogEnd {
  /** Where the log ended when it was last looked through, and the last event of ours then. */
  #known = { end: 0n, head: 0n };

  constructor(
    private readonly connection: Connection,
    private readonly patience: number,
  ) {}

  async find(): Promise<bigint> {
    return this.connection.call((client) => this.#search(client), {}, this.patience);
  }

  async #search(client: GuardedClient): Promise<bigint> {
    let last: AllStreamRecordedEvent | undefined;
    // To its end: a read that is left early is never let go of by the client.
    for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true }))
      last = event;
    if (last && !isSystemType(last.type)) return last.position.commit;
    return this.#searchBehindSystemEvents(client);
  }

  async #searchBehindSystemEvents(client: GuardedClient): Promise<bigint> {
    const { end: knownEnd, head: knownHead } = this.#known;
    const read = client.readAll({ direction: BACKWARDS, fromPosition: END, requiresLeader: true });
    let end: bigint | undefined;
    let head = 0n;
    for await (const { event } of read) {
      if (!event) continue;
      const position = event.position.commit;
      end ??= position;
      // A log that ends before the known end is another one: restored from a backup.
      const isKnown = end >= knownEnd && position <= knownEnd;
      if (!isKnown && isSystemType(event.type)) continue;
      head = isKnown && isSystemType(event.type) ? knownHead : position;
      break;
    }
    await read.cancel();
    this.#known = { end: end ?? 0n, head };
    return head;
  }
}
