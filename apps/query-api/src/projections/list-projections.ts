import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { prepare } from '../views/question.js';
import { Select } from '../views/select.js';
import { type ProjectionStatus, statusColumns, toProjectionStatus } from './projection-status.js';

export interface ProjectionsPage extends Page<ProjectionStatus> {
  /** Of the log's last event, read after the items: whoever stands there has nothing left to do. null where the log cannot be read. */
  readonly head: string | null;
}

/** How far every follower of the log is, with one item per generation. The answer's position is that of the live one furthest behind. */
export async function listProjections({ views, streams }: Sources): Promise<Answer<ProjectionsPage>> {
  const rows = await views.query(prepare(Select.of(statusColumns, 'from projections.status order by name, generation'), []));
  const live = rows.filter(({ role }) => role === 'live').map(({ position }) => BigInt(position));
  const position = live.reduce((least, each) => (each < least ? each : least), live[0] ?? 0n);
  return { body: { items: rows.map(toProjectionStatus), nextCursor: null, head: await streams.headIfKnown() }, position };
}
