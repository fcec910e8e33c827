import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { problem } from '#platform/problems/problem';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { type CheckpointColumns, prepare, toReading } from '../views/question.js';
import { Views } from '../views/views.js';
import { PARKED_COLUMNS, type ParkedEvent, type ParkedRow, toParkedEvent } from './parked-event.js';

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
  const conditions = new Conditions().add([], () => 'name = g.name and generation = g.generation');
  const name = conditions.parameter(projection);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (position) => `position > ${position}`);
  const statement = prepare(
    `select g.position as checkpoint_position, g.generation as checkpoint_generation, null as checkpoint_parked, null as checkpoint_held, p.*
     from projections.generations g
     left join lateral (
       select true as found, ${PARKED_COLUMNS} from projections.parked
       ${conditions.where} order by position limit ${conditions.parameter(limit + 1)}
     ) p on true
     where g.name = ${name} and g.state = 'live' order by p.position`,
    conditions.values,
  );
  const reading = toReading(await views.query<ParkedRow & CheckpointColumns>(statement));
  if (reading === undefined) throw problem('not-found', 'There is no projection with this name.');
  return answerPage(reading, limit, toParkedEvent, ({ position }) => cursors.seal(list, [position]));
}
