import { type Counts } from '#read-models/fold';
import { columnList, tableOf } from './table-sql.js';

/**
 * The statements that keep a table of counts true from now on: triggers on the table that is counted, which see all rows of a statement at once, so
 * that a batch costs one statement however many rows it writes. Keys are written in order, and one runner writes a generation, so nothing waits in a circle.
 */
export function keepCounts(counts: Counts, generation: number): readonly string[] {
  const counted = tableOf(counts.of, generation);
  const table = tableOf(counts.table, generation);
  const counting = functionOf(table);
  const came = pairsOf(counts, 'came');
  const gone = `select k, -n from (${pairsOf(counts, 'gone')}) as g(k, n)`;
  const add = (changes: string) =>
    `insert into ${table} as t (key, count) select k, sum(n) from (${changes}) as changes(k, n) group by k having sum(n) <> 0 order by k
       on conflict (key) do update set count = t.count + excluded.count`;
  const addAndSeeNone = (changes: string) =>
    `with added as (${add(changes)} returning key, count) select array_agg(key) into none from added where count = 0`;
  const trigger = (event: string, seen: string) =>
    `create or replace trigger ${counts.table.name}_${event} after ${event} on ${counted} referencing ${seen} for each statement execute function ${counting}()`;
  return [
    `create or replace function ${counting}() returns trigger language plpgsql as $count$
declare
  none text[];
begin
  case tg_op
    when 'INSERT' then
      ${add(came)};
    when 'UPDATE' then
      ${addAndSeeNone(`${came} union all ${gone}`)};
    else
      ${addAndSeeNone(gone)};
  end case;
  if none is not null then
    delete from ${table} where key = any(none) and count = 0;
  end if;
  return null;
end $count$`,
    trigger('insert', 'new table as came'),
    trigger('update', 'old table as gone new table as came'),
    trigger('delete', 'old table as gone'),
  ];
}

/**
 * Counts everything that is there, and keeps the counts from then on: one script for a generation that was filled without them, which is far cheaper than batch
 * by batch. Safe to run again.
 */
export function countAll(counts: Counts, generation: number): string {
  const table = tableOf(counts.table, generation);
  return [
    `lock table ${tableOf(counts.of, generation)} in share row exclusive mode`,
    'set local enable_seqscan = on',
    `truncate ${table}`,
    `insert into ${table} (${columnList(counts.table)}) ${countFromScratch(counts, generation)} order by key`,
    ...keepCounts(counts, generation),
  ].join(';\n');
}

/** The query of the counts as they must be, from the rows that are counted. */
export function countFromScratch(counts: Counts, generation: number): string {
  return `select k as key, sum(n)::bigint as count from (${pairsOf(counts, tableOf(counts.of, generation))}) as pairs(k, n) group by k having sum(n) <> 0`;
}

/** @param table of a generation, which is gone already */
export function dropCounting(table: string): string {
  return `drop function if exists ${functionOf(table)}()`;
}

const pairsOf = (counts: Counts, rows: string): string => `select k, n from ${rows} r cross join lateral (${counts.each('r')}) as c(k, n)`;
const functionOf = (table: string): string => `${table}_counted`;
