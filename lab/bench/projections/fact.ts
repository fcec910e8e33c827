import { randomUUID } from 'node:crypto';
import { eventCatalogue, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type EventStore, type NewEvent } from '#event-store/event-store';

/** An event with its place in its stream, ready to be appended. */
export interface Fact {
  readonly stream: string;
  readonly revision: number;
  readonly event: OrderlineEvent;
  /** Business time, ISO 8601 UTC. */
  readonly occurredAt: string;
}

const CHUNK = 500;

/**
 * Appends facts straight to the store, without any command, in about the order in which they come.
 * @returns how many there were
 */
export async function appendFacts(store: EventStore, facts: Iterable<Fact>): Promise<number> {
  let count = 0;
  let chunk: Promise<unknown>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  for (const { stream, revision, ...fact } of facts) {
    chunk.push(store.append(stream, revision === 0 ? 'noStream' : revision - 1, [toNewEvent(fact)]));
    count++;
    if (chunk.length < CHUNK) continue;
    // One chunk is made while the one before is written.
    const full = Promise.all(chunk);
    full.catch(() => undefined); // Awaited, and so reported, in the next round.
    await before;
    before = full;
    chunk = [];
  }
  await before;
  await Promise.all(chunk);
  return count;
}

/** As the command API would store it. @throws EventShapeError when the event breaks its own schema */
function toNewEvent({ event, occurredAt }: Pick<Fact, 'event' | 'occurredAt'>): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: event.type,
    data: event.data,
    metadata: {
      schemaVersion: eventCatalogue.versionOf(event),
      commandId,
      commandHash: 'c2FtZSBsZW5ndGggYXMgcmVhbCBvbmVzLCBhIGhhc2g',
      correlationId: commandId,
      causationId: commandId,
      actor: { role: 'importer', subject: 'bench' },
      occurredAt,
    },
  };
}
