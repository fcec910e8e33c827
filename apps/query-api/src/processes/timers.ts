import { text, timestamptz } from '#read-models/table';
import { prepare } from '../views/question.js';
import { computed, type Read, Select } from '../views/select.js';
import { type Views } from '../views/views.js';
import { type Timer } from './waiting-order.js';

const MOST_SHOWN = 100;

const columns = {
  process: text,
  id: text,
  key: text,
  due_at: timestamptz,
  overdue: computed<number>('greatest(0, round(extract(epoch from clock_timestamp() - due_at)))::double precision'),
};
const isThere = Select.of({ there: computed<boolean>(`to_regclass('processes.timers') is not null`) }, '');
const due = `from processes.timers where due_at < clock_timestamp() - $1 * interval '1 second'`;
const firstDue = Select.of(columns, `${due} order by due_at, process, id, key limit ${MOST_SHOWN}`);
const countDue = Select.of({ due: computed<number>('count(*)::integer') }, due);
const ofOrders = Select.of(columns, 'from processes.timers where id = any($1) order by due_at, process, id, key');

export interface DueTimers {
  readonly timersDue: number;
  readonly timers: readonly Timer[];
}

/** Timers that should have gone off so many seconds ago. The table is made by the first command API that starts. */
export async function dueTimers(views: Views, longerThan: number): Promise<DueTimers> {
  if (!(await tableIsThere(views))) return { timersDue: 0, timers: [] };
  const [first, [counted]] = await Promise.all([
    views.query(prepare(firstDue, [longerThan])),
    views.query(prepare(countDue, [longerThan])),
  ]);
  return { timersDue: counted?.due ?? 0, timers: first.map(toTimer) };
}

/** Those of some orders, by order. */
export async function timersOf(views: Views, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly Timer[]>> {
  if (orderIds.length === 0 || !(await tableIsThere(views))) return new Map();
  return Map.groupBy((await views.query(prepare(ofOrders, [orderIds]))).map(toTimer), ({ id }) => id);
}

async function tableIsThere(views: Views): Promise<boolean> {
  return (await views.query(prepare(isThere, [])))[0]?.there === true;
}

function toTimer({ due_at, overdue, ...timer }: Read<typeof columns>): Timer {
  return { ...timer, dueAt: due_at, overdueSeconds: overdue };
}
