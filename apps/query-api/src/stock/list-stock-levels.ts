import { DigitsField } from '#platform/fields/number-fields';
import { stockLevels } from '#read-models/stock-levels';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type StockLevel, toStockLevel } from './stock-level.js';

export class ListStockLevelsParameters extends PageParameters {
  @DigitsField(15, { optional: true, description: 'Only skus of which so many units or fewer are available.' })
  maxAvailable?: string;
}

/** Stock in order of the sku; with `maxAvailable` only what runs low. */
export class ListStockLevels extends Query<Answer<Page<StockLevel>>> {
  constructor(
    readonly parameters: ListStockLevelsParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ListStockLevels)
export class ListStockLevelsHandler implements IQueryHandler<ListStockLevels> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
  ) {}
  execute = (query: ListStockLevels) => listStockLevels(this.views, this.cursors, query);
}

async function listStockLevels(views: Views, cursors: Cursors, query: ListStockLevels): Promise<Answer<Page<StockLevel>>> {
  const { maxAvailable, cursor, limit } = query.parameters;
  const list = ['stock', maxAvailable];
  const conditions = new Conditions().addGiven(maxAvailable, (given) => `available <= ${given}`);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (sku) => `sku > ${sku}`);
  const select = Select.from(stockLevels, `${conditions.where} order by sku limit ${conditions.parameter(limit + 1)}`);
  const question = { projection: 'stock-levels', select, order: 'sku', values: conditions.values } as const;
  const reading = await views.read(question, query.freshness);
  return answerPage(reading, limit, toStockLevel, ({ sku }) => cursors.seal(list, [sku]));
}
