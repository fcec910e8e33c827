import Type, { type Static } from 'typebox';
import { LogEntry, toLogEntry } from '../log/log-entry.js';
import { withoutPlainText } from '../log/plain-text.js';
import { type PlainRow, type Step } from './folded-rows.js';

const Row = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
  description: 'By column, as the view’s table has them; what is sealed stays sealed. null where there is no row.',
});
const Key = Type.Array(Type.String(), { description: 'The values of the key’s columns.' });

export const StepEntry = Type.Object({
  event: LogEntry,
  changes: Type.Array(
    Type.Object({
      table: Type.String(),
      key: Key,
      before: Row,
      after: Row,
      changed: Type.Array(Type.String(), { description: 'Columns.' }),
    }),
  ),
  additions: Type.Array(Type.Object({ table: Type.String(), key: Key, added: Type.Record(Type.String(), Type.String()) }), {
    description: 'To sums, which other streams feed as well: money in ten-thousandths.',
  }),
  fault: Type.Union([Type.String(), Type.Null()], { description: 'Why today’s code cannot fold it.' }),
});

export const ComparedRow = Type.Object({
  table: Type.String(),
  key: Key,
  folded: Row,
  stored: Row,
  differing: Type.Array(Type.String(), { description: 'Columns in which the two differ.' }),
});

export const StepPage = Type.Object({
  items: Type.Array(StepEntry),
  next: Type.Union([Type.String(), Type.Null()], { description: '`after` of the next page; null where there is none.' }),
  rows: Type.Array(ComparedRow, { description: 'Each row that the stream touches: as today’s code makes it, and as it is stored.' }),
  comparedAt: Type.String({ description: 'The position that the view had reached: what came later is in no compared row.' }),
  beside: Type.Array(Type.String(), { description: 'Other streams that touch the same rows, and were folded in between.' }),
  complete: Type.Boolean({ description: 'Whether all of it was read: a long stream, or many beside it, are not read to their end.' }),
});
export type StepPage = Static<typeof StepPage>;

export const shownRow = (row: PlainRow | null) => (row === null ? null : withoutPlainText(row));

export function toStepEntry(
  { event, changes, additions, fault }: Step,
  changed: (change: Step['changes'][number]) => readonly string[],
): Static<typeof StepEntry> {
  return {
    event: toLogEntry(event.logged),
    changes: changes.map((change) => ({
      table: change.table,
      key: [...change.key],
      before: shownRow(change.before),
      after: shownRow(change.after),
      changed: [...changed(change)],
    })),
    additions: additions.map(({ table, key, added }) => ({ table, key: [...key], added })),
    fault: fault ?? null,
  };
}
