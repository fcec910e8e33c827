import { createHash } from 'node:crypto';
import { type ViewName } from '#read-models/views';
import { computed, type Read, type Select } from './select.js';

/** One question to one view. */
export interface Question<Row = unknown> {
  readonly projection: ViewName;
  /** Reads views of `read_models` only. */
  readonly select: Select<Row>;
  /** `order by` of the rows, by names of their columns. */
  readonly order?: string;
  readonly values: readonly unknown[];
  /** Whether the values decide so much how its rows are best found that a plan made for others would not do. */
  readonly plannedAnew?: boolean;
  /** For a question about one row: the sequence of events that feeds it, to tell whether it is parked. */
  readonly sequence?: string;
  /** Whether the asker may learn of a sequence without a row that he sees: it would tell him that the row exists. */
  readonly seesHidden?: boolean;
}

/** Rows, and the position that their view had reached: of one snapshot. */
export interface Reading<Row> {
  readonly rows: readonly Row[];
  readonly position: bigint;
  readonly generation: number;
  /** Position of the first parked event of the question's sequence. Only told by {@link inquire}. */
  readonly parkedAt: bigint | undefined;
  /** Why nothing feeds the view, as the projector has noted it. Only told by {@link inquire}. */
  readonly held: string | undefined;
}

export interface Statement<Row> {
  /** Of the prepared statement; undefined: it is planned for its values alone. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: unknown[];
  /** Never set: carries the type. */
  readonly row?: Row;
}

/** What each row carries beside the question's own columns, from a checkpoint `c`. */
export const checkpointColumns = (parked = 'null::bigint', held = 'null::text') => ({
  checkpoint_position: computed<string>('c.position'),
  checkpoint_generation: computed<number>('c.generation'),
  checkpoint_parked: computed<string | null>(parked),
  checkpoint_held: computed<string | null>(held),
});
/** `found` is null on the one row that stands for none. */
type BesideCheckpoint<Row> = Row & Read<ReturnType<typeof checkpointColumns>> & { readonly found: true | null };

/** Rows, position and generation in one statement. Without any row it still answers the rest. */
export function ask<Row>(question: Question<Row>): Statement<BesideCheckpoint<Row>> {
  return compose(question, checkpointColumns(), [...question.values]);
}

/** The same, and whether it makes sense to wait for more. */
export function inquire<Row>(question: Question<Row>): Statement<BesideCheckpoint<Row>> {
  const { projection, sequence } = question;
  const values = [...question.values];
  const parked =
    sequence === undefined
      ? undefined
      : `(select min(p.position) from projections.parked p
          where p.name = '${projection}' and p.generation = c.generation and p.sequence = $${values.push(sequence)})`;
  const held = `(select g.problem from projections.generations g where g.name = '${projection}' and g.generation = c.generation)`;
  return compose(question, checkpointColumns(parked, held), values);
}

/** Rows first, then the checkpoint: a swap locks its views in this order too, so that the two never wait for each other in a circle. */
function compose<Row>(
  { projection, select, order, plannedAnew = false }: Question<Row>,
  columns: ReturnType<typeof checkpointColumns>,
  values: unknown[],
): Statement<BesideCheckpoint<Row>> {
  const ordered = order === undefined ? '' : ` order by ${order}`;
  const beside = select.beside(columns, (rows) => `from ${rows} right join ${checkpointOf(projection)} c on true${ordered}`);
  return plannedAnew ? { name: undefined, text: beside.text, values } : prepare(beside, values);
}

export function checkpointOf(projection: ViewName): string {
  return `read_models.${projection.replaceAll('-', '_')}_checkpoint`;
}

const names = new Map<string, string>();

/** @param select made of fixed pieces: each different text is kept, and prepared once per connection */
export function prepare<Row>({ text }: Select<Row>, values: unknown[]): Statement<Row> {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 32)));
  return { name, text, values };
}

/** undefined where the statement found not even a checkpoint */
export function toReading<Row>(rows: readonly BesideCheckpoint<Row>[]): Reading<Row> | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    rows: first.found === null ? [] : rows,
    position: BigInt(first.checkpoint_position),
    generation: first.checkpoint_generation,
    parkedAt: first.checkpoint_parked === null ? undefined : BigInt(first.checkpoint_parked),
    held: first.checkpoint_held ?? undefined,
  };
}
