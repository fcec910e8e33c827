import { type Schema } from '#postgres/schema';
import { type Session } from '#subscriptions/session';

const tables = `
create table if not exists processes.timers (
  process text collate "C" not null,
  -- Of the process's stream, without the category.
  id text collate "C" not null,
  key text collate "C" not null,
  due_at timestamptz not null,
  -- Of what started it: what it sets off belongs to that.
  correlation_id text not null,
  primary key (process, id, key)
);
create index if not exists timers_due on processes.timers (process, due_at);
`;

/** The timers of the processes: a view of their streams, written in the transaction that moves the checkpoint. */
export const timerSchema: Schema = {
  name: 'processes',
  lock: 7_310_274_813,
  migrations: [
    { version: 1, oldestCode: 1, apply: tables },
    // Changes nothing yet. Code that knows version 1 is refused from the moment that events are written that it cannot read; see WrittenVersions.
    { version: 2, oldestCode: 1, apply: '' },
  ],
  unversioned: { tables: { timers: ['process', 'id', 'key', 'due_at', 'correlation_id'] }, replaced: '' },
};

export interface RunningTimer {
  readonly id: string;
  readonly key: string;
  readonly dueAt: string;
  readonly correlationId: string;
}

/** The timers of one process that run from now on; its others are stopped. */
export interface TimerChange {
  readonly id: string;
  readonly timers: readonly { readonly key: string; readonly dueAt: string }[];
  readonly correlationId: string;
}

interface Row {
  readonly id: string;
  readonly key: string;
  readonly due_at: Date;
  readonly correlation_id: string;
}

/** The timers of all processes of one kind. */
export class TimerTable {
  /** Called with the due times that are being written. */
  written: (dueAt: readonly string[]) => void = () => undefined;

  constructor(private readonly process: string) {}

  async write(session: Session, changes: readonly TimerChange[]): Promise<void> {
    if (changes.length === 0) return;
    const timers = changes.flatMap(({ id, timers: running, correlationId }) => running.map((timer) => ({ id, correlationId, ...timer })));
    await session.query('delete from processes.timers where process = $1 and id = any($2::text[])', [
      this.process,
      changes.map(({ id }) => id),
    ]);
    if (timers.length === 0) return;
    await session.query(
      `insert into processes.timers (process, id, key, due_at, correlation_id)
       select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[])`,
      [
        this.process,
        timers.map(({ id }) => id),
        timers.map(({ key }) => key),
        timers.map(({ dueAt }) => dueAt),
        timers.map(({ correlationId }) => correlationId),
      ],
    );
    this.written(timers.map(({ dueAt }) => dueAt));
  }

  /** The first timers, in the order in which they are due. */
  async first(session: Session, most: number): Promise<readonly RunningTimer[]> {
    const rows = await session.query<Row>(
      'select id, key, due_at, correlation_id from processes.timers where process = $1 order by due_at limit $2',
      [this.process, most],
    );
    return rows.map(({ id, key, due_at, correlation_id }) => ({ id, key, dueAt: due_at.toISOString(), correlationId: correlation_id }));
  }

  /** Removes a timer that has done its work, unless it runs again for another time. */
  async drop(session: Session, { id, key, dueAt }: RunningTimer): Promise<void> {
    await session.query('delete from processes.timers where process = $1 and id = $2 and key = $3 and due_at = $4', [
      this.process,
      id,
      key,
      dueAt,
    ]);
  }
}
