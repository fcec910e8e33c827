import { DigitsField } from '#platform/fields/fields';
import { stockLevels } from '#read-models/stock-levels';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type StockLevel, toStockLevel } from './stock-level.js';

export class ListStockLevelsParameters extends PageParameters {
  @DigitsField(15, { optional: true, description: 'Only skus of which so many units or fewer are available.' })
  maxAvailable?: string;
}

/** Stock in order of the sku; with `maxAvailable` only what runs low. */
export async function listStockLevels(
  { views, cursors }: Sources,
  asked: Asked<{ parameters: ListStockLevelsParameters }>,
): Promise<Answer<Page<StockLevel>>> {
  const { maxAvailable, cursor, limit } = asked.parameters;
  const list = ['stock', maxAvailable];
  const conditions = new Conditions().addGiven(maxAvailable, (given) => `available <= ${given}`);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (sku) => `sku > ${sku}`);
  const select = Select.from(stockLevels, `${conditions.where} order by sku limit ${conditions.parameter(limit + 1)}`);
  const question = { projection: 'stock-levels', select, order: 'sku', values: conditions.values } as const;
  const reading = await views.read(question, asked.freshness);
  return answerPage(reading, limit, toStockLevel, ({ sku }) => cursors.seal(list, [sku]));
}
