import { stockLevels } from '#read-models/stock-levels';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type StockLevel, toStockLevel } from './stock-level.js';

/** The stock of one sku. */
export async function findStockLevel({ views }: Sources, { sku, freshness }: Asked<{ sku: string }>): Promise<Answer<StockLevel>> {
  const question = {
    projection: 'stock-levels',
    select: Select.from(stockLevels, 'where sku = $1'),
    values: [sku],
    sequence: sku,
    seesHidden: true,
  } as const;
  return answerOne(await views.read(question, freshness), toStockLevel, 'There is no stock of this sku.');
}
