import { type EventAt, type EventStore } from '#event-store/event-store';

/** Where a follower stood at some time. */
export interface Mark {
  readonly position: bigint;
  /** Of the event there. */
  readonly id: string;
  readonly markedAt: Date;
}

/** A log that can be asked. Every store has `hasRemoved`; without it nothing counts as removed. */
export type JudgedLog = Pick<EventStore, 'eventAt' | 'head'> & Partial<Pick<EventStore, 'hasRemoved'>>;

/** Whether the store itself has removed what stood there, so that it says nothing about the log. */
export async function isRemoved(store: JudgedLog, position: bigint): Promise<boolean> {
  return (await store.hasRemoved?.(position)) ?? false;
}

/** What the first mark says of which something is left in the log; 'none' where nothing is left of any. */
export async function agreementOf(store: JudgedLog, marks: readonly Mark[]): Promise<'agrees' | 'contradicts' | 'none'> {
  for (const { position, id } of marks) {
    const found = await store.eventAt(position);
    if (found !== undefined) return found.id === id ? 'agrees' : 'contradicts';
    if (!(await isRemoved(store, position))) return 'contradicts';
  }
  return 'none';
}

/**
 * The newest mark that the log still has. What is older agrees as well, but for what the store has removed, so not all have to be asked: ever
 * larger steps back to one that agrees, then halves. Where some have been removed, it may be one that is somewhat older.
 */
export async function newestAgreeing(store: JudgedLog, newestFirst: readonly Mark[]): Promise<Mark | undefined> {
  const agrees = async (index: number) => {
    const { position, id } = newestFirst[index] as Mark;
    return (await store.eventAt(position))?.id === id;
  };
  const last = newestFirst.length - 1;
  let agreeing = -1;
  let disagreeing = -1;
  for (let step = 1; agreeing < 0 && disagreeing < last; step *= 2) {
    const index = Math.min(disagreeing + step, last);
    if (await agrees(index)) agreeing = index;
    else disagreeing = index;
  }
  while (agreeing - disagreeing > 1) {
    const middle = (agreeing + disagreeing) >>> 1;
    if (await agrees(middle)) agreeing = middle;
    else disagreeing = middle;
  }
  return newestFirst[agreeing];
}

/** A log that is asked about each position once, however many followers have stood there. For one look: it never asks again. */
export function rememberingLog(store: JudgedLog): JudgedLog {
  const asked = new Map<bigint, Promise<EventAt | undefined>>();
  let head: Promise<bigint> | undefined;
  return {
    eventAt(position) {
      const known = asked.get(position) ?? store.eventAt(position);
      asked.set(position, known);
      return known;
    },
    head: () => (head ??= store.head()),
    hasRemoved: (position) => isRemoved(store, position),
  };
}
