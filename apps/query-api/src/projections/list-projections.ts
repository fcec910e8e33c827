import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { OrderStreams } from '../order-history/stream-reader.js';
import { prepare } from '../views/question.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type ProjectionStatus, statusColumns, toProjectionStatus } from './projection-status.js';

/** How far every follower of the log is, with one item per generation. The answer's position is that of the live one furthest behind. */
export class ListProjections extends Query<Answer<ProjectionsPage>> {}

export interface ProjectionsPage extends Page<ProjectionStatus> {
  /** Of the log's last event, read after the items: whoever stands there has nothing left to do. null where the log cannot be read. */
  readonly head: string | null;
}

@QueryHandler(ListProjections)
export class ListProjectionsHandler implements IQueryHandler<ListProjections> {
  constructor(
    private readonly views: Views,
    private readonly streams: OrderStreams,
  ) {}
  execute = () => listProjections(this.views, this.streams);
}

async function listProjections(views: Views, streams: OrderStreams): Promise<Answer<ProjectionsPage>> {
  const rows = await views.query(prepare(Select.of(statusColumns, 'from projections.status order by name, generation'), []));
  const live = rows.filter(({ role }) => role === 'live').map(({ position }) => BigInt(position));
  const position = live.reduce((least, each) => (each < least ? each : least), live[0] ?? 0n);
  return { body: { items: rows.map(toProjectionStatus), nextCursor: null, head: await streams.headIfKnown() }, position };
}
