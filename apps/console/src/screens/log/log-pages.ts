import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type Problem, problemOf } from '../../api/problem.js';
import { type EventList, nothingRead, withArrivals, withPage } from './event-list.js';
import { type LogEntry } from './log-entry.js';
import { type LogFilter } from './log-filter.js';

const PAGE = 100;
/** What arrives is shown together this often, whatever the rate. */
const SHOWN_EVERY_MS = 200;
/** Of what arrives while the tail is held; beyond it, the list is read anew when it goes on. */
const MOST_HELD = 1_000;

/** The log from its end backwards, with what comes in meanwhile. */
export function openLog(filter: LogFilter) {
  const list = signal<EventList>(nothingRead);
  const read = signal(false);
  const loading = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const held = signal(false);
  const waiting = signal(0);
  const left = new AbortController();
  let arrived: LogEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function more(): Promise<void> {
    if (loading.value || list.value.done) return;
    loading.value = true;
    const query = { ...filter, before: list.value.before, limit: PAGE };
    try {
      const page = await bodyOf(queries.GET('/events', { params: { query }, signal: left.signal }));
      list.value = withPage(list.value, page);
      problem.value = undefined;
    } catch (error) {
      if (!left.signal.aborted) problem.value = problemOf(error);
    }
    loading.value = false;
    read.value = true;
  }
  const show = () => {
    timer = undefined;
    if (held.value) return;
    list.value = withArrivals(list.value, arrived);
    arrived = [];
    waiting.value = 0;
  };
  const arrive = (entry: LogEntry) => {
    if (arrived.length < MOST_HELD) arrived.push(entry);
    waiting.value++;
    timer ??= setTimeout(show, SHOWN_EVERY_MS);
  };
  const hold = (now: boolean) => {
    held.value = now;
    if (now) return;
    if (waiting.value > arrived.length) {
      [list.value, arrived, waiting.value] = [nothingRead, [], 0];
      void more();
    } else show();
  };
  const leave = () => {
    clearTimeout(timer);
    left.abort();
  };
  return { list, read, loading, problem, held, waiting, more, arrive, hold, leave };
}

/** Of a component: begun anew whenever something else is looked for. */
export function useLog(filter: LogFilter) {
  const key = JSON.stringify(filter);
  const log = useMemo(() => openLog(filter), [key]);
  useEffect(() => {
    void log.more();
    return log.leave;
  }, [log]);
  return log;
}
