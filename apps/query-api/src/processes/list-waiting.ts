import { IntegerField } from '#platform/fields/fields';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { answerPage } from '../paging/page.js';
import { PageParameters, Spelled } from '../paging/page-parameters.js';
import { type ProjectionStatus, statusColumns, toProjectionStatus } from '../projections/projection-status.js';
import { type Asked } from '../views/freshness.js';
import { prepare } from '../views/question.js';
import { Select } from '../views/select.js';
import { dueTimers, type DueTimers, timersOf } from './timers.js';
import { toWaitingOrder, waitingColumns, type WaitingOrder } from './waiting-order.js';

const A_YEAR_S = 31_536_000;

export class ProcessParameters extends PageParameters {
  @Spelled()
  @IntegerField(0, A_YEAR_S, {
    optional: true,
    description: 'Only what has waited, or has been due, for longer than so many seconds.',
    default: 0,
    message: `must be a whole number of seconds, up to ${A_YEAR_S}`,
  })
  longerThan: number = 0;
}

export interface WaitingPage extends Page<WaitingOrder>, DueTimers {
  readonly processes: readonly ProjectionStatus[];
}

const waiting = ['placed', 'confirmed', 'partially-shipped'] as const;
const processesNow = Select.of(statusColumns, `from projections.status where kind = 'process' order by name, generation`);

/** Orders that are neither over nor delivered, the oldest first, and what the processes have to say of them. */
export async function listWaiting(
  sources: Sources,
  { parameters, freshness }: Asked<{ parameters: ProcessParameters }>,
): Promise<Answer<WaitingPage>> {
  const { views, cursors } = sources;
  const { cursor, limit, longerThan } = parameters;
  const list = ['waiting orders', longerThan];
  const [placedAt, orderId] = cursor === undefined ? [null, null] : cursors.open(list, cursor);
  const order = 'placed_at, order_id';
  // Each in the order of the index by status, so that no more is read than shown.
  const ofStatus = (status: string) =>
    `(select * from read_models.orders where status = '${status}' and coalesce(held_since, updated_at) < clock_timestamp() - $1 * interval '1 second'
      and ($2::timestamptz is null or (placed_at, order_id) > ($2, $3)) order by ${order} limit $4)`;
  const select = Select.of(waitingColumns, `from (${waiting.map(ofStatus).join(' union all ')}) w order by ${order} limit $4`);
  const values = [longerThan, placedAt, orderId, limit + 1];
  const [reading, due, processes] = await Promise.all([
    views.read({ projection: 'orders', select, order, values, plannedAnew: true }, freshness),
    dueTimers(views, longerThan),
    views.query(prepare(processesNow, [])),
  ]);
  const timers = await timersOf(
    views,
    reading.rows.map(({ order_id }) => order_id),
  );
  const now = Date.now();
  const { position, body } = answerPage(
    reading,
    limit,
    (row) => toWaitingOrder(row, timers.get(row.order_id) ?? [], now),
    (last) => cursors.seal(list, [last.placed_at, last.order_id]),
  );
  return { position, body: { ...body, ...due, processes: processes.map(toProjectionStatus) } };
}
