import { agreementOf, isRemoved, type JudgedLog, type Mark, newestAgreeing, rememberingLog } from './marks.js';

/** Where a follower stands, and at which event. */
export interface Checkpoint {
  readonly name: string;
  readonly generation: number;
  readonly kind: 'projection' | 'process';
  readonly state: string;
  readonly position: bigint;
  /** Id of the event at `position`; undefined at 0, and where nobody has noted it. */
  readonly marker: string | undefined;
}

export interface Agrees {
  readonly verdict: 'agrees';
  /** Of a checkpoint without an id: the one to note. */
  readonly adopt?: string;
  /** The store has removed the event itself; an earlier mark agrees. */
  readonly removed?: boolean;
}

export interface Disagrees {
  readonly verdict: 'log-changed';
  readonly position: bigint;
  /** Id of the event that was seen there; undefined where nobody has noted it. */
  readonly expected: string | undefined;
  /** Id of the event that stands there; undefined where none does. */
  readonly found: string | undefined;
  /** The newest place of the follower that the log still has, and when it stood there. */
  readonly agreesAt?: { readonly position: bigint; readonly markedAt: Date };
  /** Not even the oldest mark agrees: another server, an empty log, or read models of another installation. */
  readonly anotherLog: boolean;
  /** The store has removed all events by which it could be told. */
  readonly cannotTell: boolean;
}

/** Whether the log is the one that the follower has read. Worked out each time and never stored: the newer log may be put back. */
export type Verdict = Agrees | Disagrees;

export interface Judged extends Checkpoint {
  readonly judgement: Verdict;
}

/**
 * @param marks of the same follower and generation, in any order
 * @throws EventStoreUnavailable where nobody can say, and whatever else keeps the log from being asked
 */
export async function judgeCheckpoint(
  store: JudgedLog,
  { position, marker }: Pick<Checkpoint, 'position' | 'marker'>,
  marks: readonly Mark[],
): Promise<Verdict> {
  if (position === 0n) return { verdict: 'agrees' };
  const found = await store.eventAt(position);
  if (marker !== undefined && found?.id === marker) return { verdict: 'agrees' };
  const newestFirst = marks
    .filter((mark) => mark.position <= position)
    .toSorted(byPosition)
    .toReversed();
  const agreement = await agreementOf(store, newestFirst);
  // Code that notes no ids may have gone on in another log: what was noted before has to agree.
  if (marker === undefined && found !== undefined && agreement !== 'contradicts') return { verdict: 'agrees', adopt: found.id };
  const head = await store.head();
  const removed = found === undefined && position <= head && (await isRemoved(store, position));
  if (removed && agreement === 'agrees') return { verdict: 'agrees', removed };
  const agreeing = await newestAgreeing(store, newestFirst);
  const anotherLog = agreeing === undefined && (head === 0n || (await agreementOf(store, newestFirst.toReversed())) === 'contradicts');
  return {
    verdict: 'log-changed',
    position,
    expected: marker,
    found: found?.id,
    ...(agreeing === undefined ? {} : { agreesAt: { position: agreeing.position, markedAt: agreeing.markedAt } }),
    anotherLog,
    cannotTell: removed && agreement === 'none',
  };
}

type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

interface Row {
  readonly name: string;
  readonly generation: number;
  readonly kind: Checkpoint['kind'];
  readonly state: string;
  readonly position: string;
  readonly marker: string | null;
  readonly marks: readonly { readonly position: string; readonly id: string; readonly markedAt: number }[];
}

/**
 * Every live checkpoint, views and process managers, of one moment.
 * @param query to the database of the read models, rows by column name
 * @param names those that the caller's code knows; without it all
 * @param states `live` unless told otherwise
 * @throws what keeps the database or the log from being asked
 */
export async function judgeCheckpoints(
  query: Query,
  store: JudgedLog,
  names?: readonly string[],
  states: readonly string[] = ['live'],
): Promise<readonly Judged[]> {
  const rows = await query<Row>(
    `select g.name, g.generation, g.kind, g.state, g.position::text as position, case when g.marker_position = g.position then g.marker end as marker,
       coalesce((select json_agg(json_build_object('position', m.position::text, 'id', m.id, 'markedAt', round(extract(epoch from m.marked_at) * 1000)))
                 from projections.marks m where m.name = g.name and m.generation = g.generation), '[]') as marks
     from projections.generations g where g.state = any($1::text[]) and ($2::text[] is null or g.name = any($2)) order by g.name, g.generation`,
    [states, names ?? null],
  );
  const log = rememberingLog(store);
  return Promise.all(
    rows.map(async ({ marks, ...row }) => {
      const checkpoint = { ...row, position: BigInt(row.position), marker: row.marker ?? undefined };
      const known = marks.map(({ position, id, markedAt }) => ({ position: BigInt(position), id, markedAt: new Date(markedAt) }));
      return { ...checkpoint, judgement: await judgeCheckpoint(log, checkpoint, known) };
    }),
  );
}

const byPosition = (left: Mark, right: Mark) => (left.position < right.position ? -1 : 1);
