import { useEffect } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { nameOf, watchFollowers } from '../../followers/watch-followers.js';
import { formatCount } from '../../parts/format-count.js';
import { Empty, Fault, Loading } from '../../parts/states.js';
import { type Column, Table } from '../../parts/table.js';
import { Time } from '../../parts/time.js';
import { ParkedDetail } from './parked-detail.js';
import { type ParkedSequence, sequencesOf } from './sequences.js';

const columns: readonly Column<ParkedSequence>[] = [
  { name: 'Sequence', width: '34%', cell: ({ sequence }) => <span class="mono">{sequence}</span> },
  { name: 'Failing event', cell: ({ failing }) => failing?.type ?? 'unknown yet' },
  { name: 'Waiting', width: '5.5rem', align: 'end', cell: ({ waiting }) => formatCount(waiting.length) },
  { name: 'Since', width: '7rem', wide: true, cell: ({ failing }) => failing && <Time at={failing.parkedAt} /> },
];

interface ParkedSequencesProps {
  readonly name: string;
  /** The one that is looked at; undefined: none yet. */
  readonly sequence: string | undefined;
}

export function ParkedSequences({ name, sequence }: ParkedSequencesProps) {
  const [, navigate] = useLocation();
  const pages = usePages(
    (cursor, signal) =>
      bodyOf(queries.GET('/projections/{name}/parked', { params: { path: { name }, query: { cursor, limit: 200 } }, signal })),
    [name],
  );
  // What is parked or freed meanwhile shows up by itself.
  const live = watchFollowers().value.value?.items.find((item) => item.name === name && item.role === 'live');
  const mark = live === undefined ? undefined : `${nameOf(live)} ${live.parked}`;
  useEffect(() => {
    if (mark !== undefined && pages.items.value !== undefined) void pages.reload();
  }, [mark]);

  const { items, problem } = pages;
  if (items.value === undefined) return problem.value === undefined ? <Loading /> : <Fault problem={problem.value} again={pages.reload} />;
  const sequences = sequencesOf(items.value);
  const looked = sequences.find((each) => each.sequence === sequence);
  return (
    <div class="panes">
      <div class="stack">
        {problem.value !== undefined && <Fault problem={problem.value} again={pages.reload} />}
        {sequences.length === 0 ? (
          <Empty>{name} has nothing parked.</Empty>
        ) : (
          <Table
            label={`Parked sequences of ${name}`}
            columns={columns}
            rows={sequences}
            keyOf={(each) => each.sequence}
            onOpen={(each) => navigate(`/console/parked/${name}/${encodeURIComponent(each.sequence)}`)}
            isCurrent={(each) => each.sequence === sequence}
            complete={pages.complete.value}
            more={pages.more}
          />
        )}
      </div>
      {sequence !== undefined && <ParkedDetail key={sequence} name={name} sequence={sequence} of={looked} onFreed={pages.reload} />}
    </div>
  );
}
