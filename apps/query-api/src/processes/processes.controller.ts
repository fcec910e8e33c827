import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { listWaiting, ProcessParameters } from './list-waiting.js';
import { besideOrders, WaitingOrder } from './waiting-order.js';

@ApiTags('processes')
@Controller('processes')
export class ProcessesController {
  @AnswersPage(
    '',
    { allow: ['admin', 'clerk'], summary: 'The orders that wait and for what, the timers that are due, and the process managers' },
    WaitingOrder,
    besideOrders,
  )
  list(@Query() parameters: ProcessParameters, @AskedBy() { freshness }: Asker) {
    return new Ask(listWaiting, { parameters, freshness });
  }
}
