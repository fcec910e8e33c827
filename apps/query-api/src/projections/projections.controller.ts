import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersNow } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { PageParameters } from '../paging/page-parameters.js';
import { ProjectionPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { listParked } from './list-parked.js';
import { listProjections } from './list-projections.js';
import { ParkedEvent } from './parked-event.js';
import { Head, ProjectionStatus } from './projection-status.js';

@ApiTags('projections')
@Controller('projections')
export class ProjectionsController {
  @AnswersNow(
    '',
    { allow: ['admin', 'clerk'], summary: 'How far every projection and process manager is, one item per generation' },
    ProjectionStatus,
    { head: Head },
  )
  list(@Query(NoParameters) _none: unknown) {
    return new Ask(listProjections, undefined);
  }

  @AnswersNow(
    ':name/parked',
    {
      allow: ['admin', 'clerk'],
      summary: 'The events that the live generation could not apply, and those that wait behind them',
      example: { name: 'orders' },
    },
    ParkedEvent,
  )
  parked(@Param() { name }: ProjectionPath, @Query() parameters: PageParameters) {
    return new Ask(listParked, { projection: name, parameters });
  }
}
