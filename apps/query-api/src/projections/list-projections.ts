import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { prepare } from '../views/question.js';
import { Views } from '../views/views.js';
import { type ProjectionStatus, STATUS_COLUMNS, type StatusRow, toProjectionStatus } from './projection-status.js';

/** How far every follower of the log is, with one item per generation. The answer's position is that of the live one furthest behind. */
export class ListProjections extends Query<Answer<Page<ProjectionStatus>>> {}

@QueryHandler(ListProjections)
export class ListProjectionsHandler implements IQueryHandler<ListProjections> {
  constructor(private readonly views: Views) {}
  execute = () => listProjections(this.views);
}

async function listProjections(views: Views): Promise<Answer<Page<ProjectionStatus>>> {
  const rows = await views.query<StatusRow & { readonly role: string }>(
    prepare(`select ${STATUS_COLUMNS}, role from projections.status order by name, generation`, []),
  );
  const live = rows.filter(({ role }) => role === 'live').map(({ position }) => BigInt(position));
  const position = live.reduce((least, each) => (each < least ? each : least), live[0] ?? 0n);
  return { body: { items: rows.map(toProjectionStatus), nextCursor: null }, position };
}
