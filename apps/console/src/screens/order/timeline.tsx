import { type Pages } from '../../data/pages.js';
import { inWords } from '../../desk/differences.js';
import { type HistoryEntry } from '../../desk/shapes.js';
import { PagedTable } from '../../parts/paged-table.js';
import { type Column } from '../../parts/table.js';
import { Time } from '../../parts/time.js';
import { describeEvent } from './describe-event.js';

const columns: readonly Column<HistoryEntry>[] = [
  { name: 'What', cell: ({ type }) => <strong>{inWords(type)}</strong> },
  { name: 'How', wide: true, cell: (entry) => <span title={describeEvent(entry)}>{describeEvent(entry)}</span> },
  { name: 'Who', width: '9rem', wide: true, cell: ({ actor }) => <span class="soft">{actor.subject}</span> },
  { name: 'When', width: '7rem', cell: ({ occurredAt }) => <Time at={occurredAt} /> },
];

/** All that has happened to the order and its payment. */
export function Timeline({ of }: { readonly of: Pages<HistoryEntry> }) {
  return <PagedTable label="Timeline" of={of} columns={columns} keyOf={({ position }) => position} empty="Nothing has happened yet." />;
}
