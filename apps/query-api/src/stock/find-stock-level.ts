import { stockLevels } from '#read-models/stock-levels';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { type StockLevel, toStockLevel } from './stock-level.js';

/** The stock of one sku. */
export class FindStockLevel extends Query<Answer<StockLevel>> {
  constructor(
    readonly sku: string,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindStockLevel)
export class FindStockLevelHandler implements IQueryHandler<FindStockLevel> {
  constructor(private readonly views: Views) {}
  execute = (query: FindStockLevel) => findStockLevel(this.views, query);
}

async function findStockLevel(views: Views, { sku, freshness }: FindStockLevel): Promise<Answer<StockLevel>> {
  const question = {
    projection: 'stock-levels',
    select: Select.from(stockLevels, 'where sku = $1'),
    values: [sku],
    sequence: sku,
    seesHidden: true,
  } as const;
  return answerOne(await views.read(question, freshness), toStockLevel, 'There is no stock of this sku.');
}
