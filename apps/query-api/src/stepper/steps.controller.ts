import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersLook } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { Limited, PositionField, StreamField } from '../log/log-parameters.js';
import { LogReader } from '../log/log-reader.js';
import { ProjectionPath } from '../parameters/paths.js';
import { StepPage } from './step-answer.js';
import { stepThrough } from './step-through.js';

export class StepParameters extends Limited {
  @StreamField({ description: 'Whose rows are stepped through.' }) stream: string;
  @PositionField({ optional: true, description: 'Go on after this position: `next` of the page before.' }) after?: string;
}

@ApiTags('projections')
@Controller('projections')
export class StepsController {
  constructor(private readonly log: LogReader) {}

  @AnswersLook(
    ':name/steps',
    {
      allow: ['admin', 'clerk'],
      summary: 'Each event of a stream with the rows before and after it by today’s code, beside the rows as they are stored',
      example: { name: 'orders', stream: 'order-536365' },
    },
    StepPage,
  )
  steps(@Param() { name }: ProjectionPath, @Query() { stream, after, limit }: StepParameters) {
    return new Ask(stepThrough, { log: this.log, name, stream, after: BigInt(after ?? 0), limit });
  }
}
