import { Allow } from '#platform/auth/access';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersNow } from '../answers/answering.js';
import { PageParameters } from '../paging/page-parameters.js';
import { ProjectionPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { ListParked } from './list-parked.js';
import { ListProjections, type ProjectionsPage } from './list-projections.js';
import { ParkedEvent } from './parked-event.js';
import { Head, ProjectionStatus } from './projection-status.js';

@ApiTags('projections')
@Controller('projections')
@Allow('admin', 'clerk')
export class ProjectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @AnswersNow('How far every projection and process manager is, one item per generation', ProjectionStatus, { head: Head })
  list(@Query(NoParameters) _none: unknown): Promise<Answer<ProjectionsPage>> {
    return this.queries.execute(new ListProjections());
  }

  @Get(':name/parked')
  @AnswersNow('The events that the live generation could not apply, and those that wait behind them', ParkedEvent)
  parked(@Param() { name }: ProjectionPath, @Query() parameters: PageParameters): Promise<Answer<Page<ParkedEvent>>> {
    return this.queries.execute(new ListParked(name, parameters));
  }
}
