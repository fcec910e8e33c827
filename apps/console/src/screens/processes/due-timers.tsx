import { Card } from '../../parts/card.js';
import { Table } from '../../parts/table.js';
import { Time } from '../../parts/time.js';
import { type BesideOrders } from './waiting.js';

type Timer = BesideOrders['timers'][number];

/** Timers whose time has come and that have not gone off: there should be none for long. */
export function DueTimers({ of: { timers, timersDue } }: { readonly of: BesideOrders }) {
  return (
    <Card title="Timers that are due">
      {timersDue === 0 ? (
        <p class="soft">None: every timer has gone off when it should.</p>
      ) : (
        <>
          <p>{timersDue === timers.length ? `${timersDue} wait.` : `${timersDue} wait; these are the first ${timers.length}.`}</p>
          <Table<Timer>
            label="Timers that are due, the longest first"
            rows={timers}
            keyOf={({ process, id, key }) => `${process} ${id} ${key}`}
            addressOf={({ id }) => `/console/time-machine/${encodeURIComponent(id)}`}
            columns={[
              { name: 'Order', cell: ({ id }) => <span class="mono">{id}</span> },
              { name: 'For', cell: ({ key }) => key },
              { name: 'Due', width: '7rem', cell: ({ dueAt }) => <Time at={dueAt} /> },
            ]}
          />
        </>
      )}
    </Card>
  );
}
