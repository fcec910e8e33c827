import { type StoredEvent } from '#event-store/event-store';
import { reportOf } from './faults.js';
import { type LeaseKey } from './fence.js';
import { type Session } from './session.js';

/** An event to be set aside: because it failed, or because it comes after one that did. */
export interface ParkedEvent {
  readonly event: StoredEvent;
  readonly sequence: string;
  /** 0 for an event that only waits. */
  readonly attempts: number;
  readonly error?: unknown;
}

/** The sequences in which an event is parked, with how many: what comes later in them waits behind it. */
export async function loadParkedSequences(session: Session, { name, generation }: LeaseKey): Promise<Map<string, number>> {
  const found = await session.query<{ sequence: string; events: number }>(
    'select sequence, count(*)::integer as events from projections.parked where name = $1 and generation = $2 group by sequence',
    [name, generation],
  );
  return new Map(found.map(({ sequence, events }) => [sequence, events]));
}

/** The positions that a person decided to leave out. */
export async function loadDiscarded(session: Session, name: string): Promise<Set<bigint>> {
  const found = await session.query<{ position: string }>('select position from projections.discarded where name = $1', [name]);
  return new Set(found.map(({ position }) => BigInt(position)));
}

/** Writes pointers, inside the transaction that moves the checkpoint past the events. */
export async function park(session: Session, { name, generation }: LeaseKey, parked: readonly ParkedEvent[]): Promise<void> {
  if (parked.length === 0) return;
  const column = (pick: (event: ParkedEvent) => unknown) => parked.map(pick);
  const reports = parked.map(({ error, attempts }) => (attempts === 0 ? undefined : reportOf(error)));
  await session.query(
    `insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts, error_code, error_message)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::integer[], $9::text[], $10::text[])`,
    [
      name,
      generation,
      column(({ event }) => event.position.toString()),
      column(({ sequence }) => sequence),
      column(({ event }) => event.stream),
      column(({ event }) => event.revision),
      column(({ event }) => event.type),
      column(({ attempts }) => attempts),
      reports.map((report) => report?.code ?? null),
      reports.map((report) => report?.message ?? null),
    ],
  );
}

export interface ParkedPointer {
  readonly position: bigint;
  readonly sequence: string;
  readonly stream: string;
  readonly revision: number;
  readonly attempts: number;
}

/** What is parked, in order; of one sequence or of all. */
export async function loadParked(session: Session, { name, generation }: LeaseKey, sequence?: string): Promise<readonly ParkedPointer[]> {
  const found = await session.query<{ position: string; sequence: string; stream: string; revision: number; attempts: number }>(
    `select position, sequence, stream, revision, attempts from projections.parked
     where name = $1 and generation = $2 and ($3::text is null or sequence = $3) order by position`,
    [name, generation, sequence ?? null],
  );
  return found.map((row) => ({ ...row, position: BigInt(row.position) }));
}

export async function unpark(session: Session, { name, generation }: LeaseKey, positions: readonly bigint[]): Promise<void> {
  await session.query('delete from projections.parked where name = $1 and generation = $2 and position = any($3::bigint[])', [
    name,
    generation,
    positions.map(String),
  ]);
}
