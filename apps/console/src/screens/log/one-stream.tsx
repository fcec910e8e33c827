import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { EventCard } from './event-card.js';
import { eventColumns } from './event-columns.js';
import { type LogEntry } from './log-entry.js';

/** A stream in full, its oldest event first. */
export function OneStream({ stream }: { readonly stream: string }) {
  const events = usePages(
    async (cursor, signal) => {
      const query = { limit: 200, ...(cursor !== undefined && { after: Number(cursor) }) };
      const { items, next } = await bodyOf(queries.GET('/streams/{stream}', { params: { path: { stream }, query }, signal }));
      return { items, nextCursor: next === null ? null : String(next) };
    },
    [stream],
  );
  const [chosen, setChosen] = useState<LogEntry>();
  return (
    <>
      <ScreenTitle beside={<WaysOn stream={stream} />}>{stream}</ScreenTitle>
      <div class={chosen === undefined ? 'stack' : 'panes log-panes'}>
        <div>
          <PagedTable
            label={`Events of ${stream}, the oldest first`}
            of={events}
            columns={eventColumns}
            keyOf={({ position }) => position}
            onOpen={setChosen}
            isCurrent={({ position }) => position === chosen?.position}
            empty="There is no event in a stream of this name."
          />
        </div>
        {chosen !== undefined && <EventCard of={chosen} onClose={() => setChosen(undefined)} />}
      </div>
    </>
  );
}

function WaysOn({ stream }: { readonly stream: string }) {
  const orderId = /^(?:order|payment|fulfilment)-(.+)$/.exec(stream)?.[1];
  return (
    <nav class="line" aria-label="Ways on">
      {orderId !== undefined && <Link href={`/console/time-machine/${encodeURIComponent(orderId)}`}>Time machine</Link>}
      <Link href={`/console/stepper?stream=${encodeURIComponent(stream)}`}>Step through a view</Link>
      <Link href="/console/log">The whole log</Link>
    </nav>
  );
}
