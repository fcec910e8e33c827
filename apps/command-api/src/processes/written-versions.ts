import { type EventVersions } from '#events/contracts/event-catalogue';
import { reportOf } from '#subscriptions/faults';
import { isReadByAll } from '#subscriptions/editions';
import { type Session } from '#subscriptions/session';
import { type Logger } from '#platform/logging/logger';

/** What the process managers of this code read: 2 since one event may tell outcomes and what follows from them. */
export const READ_EDITION = 2;

/**
 * In which versions process managers write their own events, which nobody but they reads: in the current ones only once every one that runs can read
 * them, and none that cannot may start. There is no way back.
 */
export class WrittenVersions {
  #current = false;
  #told = false;

  /** @param wanted `previous`: whatever others can read, so that a step back stays possible */
  constructor(private readonly wanted: EventVersions) {}

  get now(): EventVersions {
    return this.#current ? 'current' : 'previous';
  }

  /** Looks whether it is time. Does not throw: as long as nobody knows, it is not. */
  async look(session: Session, followers: readonly string[], logger: Logger): Promise<void> {
    if (this.wanted === 'previous') return;
    try {
      if (!(await isReadByAll(session, { kind: 'process', edition: READ_EDITION, followers }))) return;
      // Also where it was so before: a database of the read models that was restored, or made anew, knows nothing of it.
      await refuseOlderCode(session);
      if (this.#current) return;
      this.#current = true;
      logger.info(
        { edition: READ_EDITION },
        'all process managers read the current versions of their events, which are written from here on',
      );
    } catch (error) {
      if (!this.#told)
        logger.warn(reportOf(error), 'it is not known whether all process managers read the current versions of their events');
      this.#told = true;
    }
  }
}

/** Of code that is about to start: it says why it cannot, where a member that may not join would only try again and again. */
async function refuseOlderCode(session: Session): Promise<void> {
  await session.durably('update processes.schema_version set oldest_code = $1 where oldest_code < $1', [READ_EDITION]);
}
