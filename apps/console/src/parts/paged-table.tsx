import { type Pages } from '../data/pages.js';
import { type Column, Table } from './table.js';
import { Empty, Fault, Loading } from './states.js';

interface PagedTableProps<Row> {
  readonly label: string;
  readonly of: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly addressOf?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly isCurrent?: (row: Row) => boolean;
  /** In a sentence, where there is nothing. */
  readonly empty: string;
}

/** A table of a list that is read page by page, with what it says while it is empty, on its way or failing. */
export function PagedTable<Row>({ of: { items, complete, loading, problem, reload, more }, empty, ...table }: PagedTableProps<Row>) {
  const rows = items.value;
  const fault = problem.value;
  if (rows === undefined) return fault === undefined ? <Loading /> : <Fault problem={fault} again={reload} />;
  return (
    <>
      {fault !== undefined && <Fault problem={fault} again={reload} />}
      {rows.length === 0 && complete.value ? (
        <Empty>{empty}</Empty>
      ) : (
        <Table {...table} rows={rows} complete={complete.value} busy={loading.value || fault !== undefined} more={more} />
      )}
    </>
  );
}
