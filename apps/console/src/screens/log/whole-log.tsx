import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { Button } from '../../parts/button.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Empty, Fault, Loading } from '../../parts/states.js';
import { Table } from '../../parts/table.js';
import { EventCard } from './event-card.js';
import { eventColumns } from './event-columns.js';
import { FilterForm } from './filter-form.js';
import { type LogEntry } from './log-entry.js';
import { filterOf, searchOf } from './log-filter.js';
import { Tail } from './tail.js';
import { useLog } from './use-log.js';

/** Every event, the newest first, as they come. */
export function WholeLog() {
  const filter = filterOf(useSearch());
  const [, navigate] = useLocation();
  const log = useLog(filter);
  const [chosen, setChosen] = useState<LogEntry>();
  const { rows, before, done } = log.list.value;
  const problem = log.problem.value;
  return (
    <>
      <ScreenTitle beside={<Tail filter={filter} log={log} />}>Log</ScreenTitle>
      <FilterForm filter={filter} problem={problem} onFilter={(next) => navigate(`/console/log${searchOf(next)}`)} />
      {problem !== undefined && <Fault problem={problem} again={log.more} />}
      <div class={chosen === undefined ? 'stack' : 'panes log-panes'}>
        <div class="stack" onScrollCapture={({ target }) => log.scrolled((target as Element).scrollTop > 0)}>
          {rows.length > 0 ? (
            <Table
              label="Events, the newest first"
              columns={eventColumns}
              rows={rows}
              keyOf={({ position }) => position}
              onOpen={setChosen}
              isCurrent={({ position }) => position === chosen?.position}
              complete={done}
              more={log.more}
            />
          ) : log.read.value ? (
            done && <Empty>No event of the log is like that.</Empty>
          ) : (
            problem === undefined && <Loading />
          )}
          {log.read.value && !done && (
            <p class="line" role="status">
              Looked back to position {before}.
              <Button busy={log.loading.value} onClick={() => void log.more()}>
                Look further back
              </Button>
            </p>
          )}
        </div>
        {chosen !== undefined && <EventCard of={chosen} onClose={() => setChosen(undefined)} />}
      </div>
    </>
  );
}
