import { ChoiceField } from '#platform/fields/fields';
import { DayField } from '#platform/fields/time-fields';
import { salesByCountry, salesByProduct } from '#read-models/sales';
import { type Answer, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { checkPeriod } from '../parameters/period.js';
import { type Asked } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { salesColumns, type SalesRow, toSalesRow } from './sales-row.js';

/** What a row of the report stands for: the view that holds it, and its key there. */
const groupings = {
  day: { view: salesByCountry.name, key: `to_char(day, 'YYYY-MM-DD')` },
  month: { view: salesByCountry.name, key: `to_char(day, 'YYYY-MM')` },
  country: { view: salesByCountry.name, key: 'country' },
  product: { view: salesByProduct.name, key: 'sku' },
} as const;
type Grouping = keyof typeof groupings;
const groupingNames = Object.keys(groupings) as Grouping[];

export class ReportSalesParameters extends PageParameters {
  @ChoiceField(groupingNames, { description: 'What a row stands for.', message: `must be one of ${groupingNames.join(', ')}` })
  by: Grouping;

  @DayField({ optional: true, description: 'First UTC day of the period.' })
  from?: string;

  @DayField({ optional: true, description: 'The UTC day after the period’s last.' })
  to?: string;
}

/** Sales by day, month, country or product, sorted by key and currency. */
export async function reportSales(
  { views, cursors }: Sources,
  asked: Asked<{ parameters: ReportSalesParameters }>,
): Promise<Answer<Page<SalesRow>>> {
  const { parameters, freshness } = asked;
  checkPeriod(parameters);
  const { by, from, to, cursor, limit } = parameters;
  const list = ['sales', by, from, to];
  const question = salesQuestion(parameters, limit + 1, cursor === undefined ? undefined : cursors.open(list, cursor));
  const reading = await views.read(question, freshness);
  return answerPage(reading, limit, toSalesRow, (last) => cursors.seal(list, [last.key, last.currency]));
}

/**
 * So many rows of the report at most, in its order.
 * @param after key and currency of the row that it goes on after
 */
export function salesQuestion(
  { by, from, to }: Pick<ReportSalesParameters, 'by' | 'from' | 'to'>,
  rows: number,
  after?: readonly string[],
) {
  const { view, key } = groupings[by];
  const conditions = new Conditions().addGiven(from, (given) => `day >= ${given}`).addGiven(to, (given) => `day < ${given}`);
  if (after !== undefined) conditions.add(after, (lastKey, currency) => `(${key}, currency) > (${lastKey}, ${currency})`);
  const order = 'key, currency';
  const select = Select.of(
    salesColumns(key),
    `from read_models.${view} ${conditions.where} group by 1, currency order by ${order} limit ${conditions.parameter(rows)}`,
  );
  return { projection: 'sales', select, order, values: conditions.values } as const;
}
