import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { problem } from '#platform/problems/problem';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { checkpointColumns, prepare, toReading } from '../views/question.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { parkedColumns, type ParkedEvent, toParkedEvent } from './parked-event.js';

/** What the live generation of a projection has parked, in the log's order. */
export class ListParked extends Query<Answer<Page<ParkedEvent>>> {
  constructor(
    readonly projection: string,
    readonly parameters: PageParameters,
  ) {
    super();
  }
}

@QueryHandler(ListParked)
export class ListParkedHandler implements IQueryHandler<ListParked> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
  ) {}
  execute = (query: ListParked) => listParked(this.views, this.cursors, query);
}

async function listParked(views: Views, cursors: Cursors, { projection, parameters }: ListParked): Promise<Answer<Page<ParkedEvent>>> {
  const { cursor, limit } = parameters;
  const list = ['parked', projection];
  const conditions = new Conditions().add([], () => 'name = c.name and generation = c.generation');
  const name = conditions.parameter(projection);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (position) => `position > ${position}`);
  const rows = Select.of(
    parkedColumns,
    `from projections.parked ${conditions.where} order by position limit ${conditions.parameter(limit + 1)}`,
  ).beside(
    checkpointColumns(),
    (joined) =>
      `from projections.generations c left join lateral ${joined} on true where c.name = ${name} and c.state = 'live' order by r.position`,
  );
  const reading = toReading(await views.query(prepare(rows, conditions.values)));
  if (reading === undefined) throw problem('not-found', 'There is no projection with this name.');
  return answerPage(reading, limit, toParkedEvent, ({ position }) => cursors.seal(list, [position]));
}
