import { Allow } from '#platform/auth/access';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { SkuPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { FindStockLevel } from './find-stock-level.js';
import { ListStockLevels, ListStockLevelsParameters } from './list-stock-levels.js';
import { StockLevel } from './stock-level.js';

@ApiTags('stock')
@Controller('stock')
@Allow('warehouse', 'clerk')
export class StockController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @AnswersPage('Stock by sku; what runs low with `maxAvailable`', StockLevel)
  list(@Query() parameters: ListStockLevelsParameters, @AskedFreshness() freshness: Freshness): Promise<Answer<Page<StockLevel>>> {
    return this.queries.execute(new ListStockLevels(parameters, freshness));
  }

  @Get(':sku')
  @AnswersOne('The stock of a sku', StockLevel)
  find(
    @Param() { sku }: SkuPath,
    @Query(NoParameters) _none: unknown,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<StockLevel>> {
    return this.queries.execute(new FindStockLevel(sku, freshness));
  }
}
