import { Allow, CurrentPrincipal } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersPage } from '../answers/answering.js';
import { visibleCustomer } from '../orders/visible-customer.js';
import { PageParameters } from '../paging/page-parameters.js';
import { IdPath } from '../parameters/paths.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { HistoryEntry } from './history-entry.js';
import { ReadHistory } from './read-history.js';

@ApiTags('orders')
@Controller('orders')
@Allow('customer', 'clerk', 'warehouse')
export class OrderHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @AnswersPage('Every event of an order, oldest first: what, who, when and why', HistoryEntry)
  history(
    @Param() { id }: IdPath,
    @Query() parameters: PageParameters,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Page<HistoryEntry>>> {
    return this.queries.execute(new ReadHistory(id, visibleCustomer(principal), parameters, freshness));
  }
}
