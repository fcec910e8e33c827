import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { SkuPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { findStockLevel } from './find-stock-level.js';
import { listStockLevels, ListStockLevelsParameters } from './list-stock-levels.js';
import { StockLevel } from './stock-level.js';

@ApiTags('stock')
@Controller('stock')
export class StockController {
  @AnswersPage('', { allow: ['warehouse', 'clerk'], summary: 'Stock by sku; what runs low with `maxAvailable`' }, StockLevel)
  list(@Query() parameters: ListStockLevelsParameters, @AskedBy() { freshness }: Asker) {
    return new Ask(listStockLevels, { parameters, freshness });
  }

  @AnswersOne(':sku', { allow: ['warehouse', 'clerk'], summary: 'The stock of a sku', example: { sku: 'LANTERN' } }, StockLevel)
  find(@Param() { sku }: SkuPath, @Query(NoParameters) _none: unknown, @AskedBy() { freshness }: Asker) {
    return new Ask(findStockLevel, { sku, freshness });
  }
}
