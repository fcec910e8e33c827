import { signal } from '@preact/signals';
import { type Problem, problemOf } from '../../api/problem.js';
import { type EventList, nothingRead, type ReadPage, withArrivals, withPage } from './event-list.js';
import { type LogEntry } from './log-entry.js';

/** What arrives is shown together this often, whatever the rate. */
const SHOWN_EVERY_MS = 200;
/** Of what arrives while the tail is held; beyond it, the list is read anew when it goes on. */
const MOST_HELD = 1_000;

/** The log from its end backwards, with what comes in meanwhile. @param readBefore a page back from a place */
export function openLog(readBefore: (before: string, signal: AbortSignal) => Promise<ReadPage>) {
  const list = signal<EventList>(nothingRead);
  const read = signal(false);
  const loading = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const held = signal(false);
  const waiting = signal(0);
  const left = new AbortController();
  let arrived: LogEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts how often the list was begun anew or cut: a page that was asked for before does not fit behind it any more. */
  let turn = 0;
  let live: boolean | undefined;
  let heldByScrolling = false;

  const turnTo = (next: EventList) => {
    turn++;
    loading.value = false;
    list.value = next;
  };
  async function more(): Promise<void> {
    if (loading.value || list.value.done) return;
    loading.value = true;
    const mine = turn;
    try {
      const page = await readBefore(list.value.before, left.signal);
      if (mine !== turn) return;
      list.value = withPage(list.value, page);
      problem.value = undefined;
    } catch (error) {
      if (mine === turn && !left.signal.aborted) problem.value = problemOf(error);
    }
    if (mine !== turn) return;
    loading.value = false;
    read.value = true;
  }
  const anew = () => {
    turnTo(nothingRead);
    void more();
  };
  /** @param open whether what comes in is told by now: what was read before it was may lack something in between, and is read once more */
  const begin = (open: boolean) => {
    if (live === undefined || (open && !live)) anew();
    live ||= open;
  };
  const show = () => {
    timer = undefined;
    if (held.value) return;
    const next = withArrivals(list.value, arrived);
    if (next.before === list.value.before) list.value = next;
    else turnTo(next);
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
    heldByScrolling = false;
    if (now) return;
    if (waiting.value > arrived.length) {
      [arrived, waiting.value] = [[], 0];
      anew();
    } else show();
  };
  /** Nothing moves under who reads further down. */
  const scrolled = (down: boolean) => {
    if (down ? held.value : !heldByScrolling) return;
    hold(down);
    heldByScrolling = down;
  };
  const leave = () => {
    clearTimeout(timer);
    left.abort();
  };
  return { list, read, loading, problem, held, waiting, more, begin, arrive, hold, scrolled, leave };
}
