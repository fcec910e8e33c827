import { type Column } from '../../parts/table.js';
import { Time } from '../../parts/time.js';
import { describeActor, type LogEntry } from './log-entry.js';

/** How events stand in a list. */
export const eventColumns: readonly Column<LogEntry>[] = [
  { name: 'Position', width: '6.5rem', align: 'end', wide: true, cell: ({ position }) => <span class="mono">{position}</span> },
  { name: 'Type', width: 'min(15.5rem, 58vw)', cell: ({ type }) => <span class="mono">{type}</span> },
  { name: 'Stream', cell: ({ stream, revision }) => <span class="mono">{`${stream} @ ${revision}`}</span> },
  { name: 'Who', wide: true, cell: describeActor },
  { name: 'Recorded', width: '6rem', wide: true, cell: ({ recordedAt }) => <Time at={recordedAt} /> },
];
