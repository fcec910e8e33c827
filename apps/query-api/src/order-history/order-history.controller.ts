import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { visibleCustomer } from '../orders/visible-customer.js';
import { PageParameters } from '../paging/page-parameters.js';
import { IdPath } from '../parameters/paths.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { HistoryEntry } from './history-entry.js';
import { readHistory } from './read-history.js';

@ApiTags('orders')
@Controller('orders')
export class OrderHistoryController {
  @AnswersPage(
    ':id/history',
    {
      allow: ['customer', 'clerk', 'warehouse'],
      summary: 'Every event of an order and of its payment by card, oldest first: what, who, when and why',
      example: { id: '536365' },
    },
    HistoryEntry,
  )
  history(@Param() { id }: IdPath, @Query() parameters: PageParameters, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(readHistory, { orderId: id, customerId: visibleCustomer(principal), parameters, freshness });
  }
}
