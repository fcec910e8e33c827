import { useState } from 'preact/hooks';
import { usePolling } from '../../data/polling.js';
import { Field } from '../../parts/form.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Time } from '../../parts/time.js';
import './processes.css';
import { DueTimers } from './due-timers.js';
import { ProcessCard } from './process-card.js';
import { reasons, useWaiting, waits, type WaitingOrder } from './waiting.js';

const RELOADED_EVERY_MS = 5_000;

/** Orders that wait, for what and for how long; what is due and has not happened. */
export default function Processes() {
  const [longerThan, setLongerThan] = useState('0');
  const { orders, beside } = useWaiting(longerThan);
  usePolling(orders.reload, RELOADED_EVERY_MS, [orders]);
  const shown = beside.value;
  return (
    <>
      <ScreenTitle>Processes</ScreenTitle>
      {shown !== undefined && (
        <div class="cards">
          {shown.processes.map((process) => (
            <ProcessCard key={`${process.name} ${process.generation}`} of={process} />
          ))}
          <DueTimers of={shown} />
        </div>
      )}
      <div class="fields waited">
        <Field label="Orders that have waited" value={longerThan} choices={waits} onInput={setLongerThan} />
      </div>
      <PagedTable<WaitingOrder>
        label="Orders that wait, the oldest first"
        of={orders}
        keyOf={({ orderId }) => orderId}
        addressOf={({ orderId }) => `/console/time-machine/${encodeURIComponent(orderId)}`}
        empty="No order has waited so long."
        columns={[
          { name: 'Order', cell: ({ orderId }) => <span class="mono">{orderId}</span> },
          { name: 'Status', width: '9rem', wide: true, cell: ({ status }) => status },
          { name: 'Waits for', cell: ({ waitsFor }) => reasons[waitsFor] },
          { name: 'Since', width: '7rem', cell: ({ since }) => <Time at={since} /> },
          { name: 'Timer', width: '12rem', wide: true, cell: describeTimers },
        ]}
      />
    </>
  );
}

const describeTimers = ({ timers }: WaitingOrder) =>
  timers.map(({ key, dueAt }) => (
    <span key={key}>
      {key} <Time at={dueAt} />
    </span>
  ));
