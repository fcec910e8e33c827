import { ChoiceField } from '#platform/fields/text-fields';
import { DayField } from '#platform/fields/time-fields';
import { salesByCountry, salesByProduct } from '#read-models/sales';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { PageParameters } from '../paging/page-parameters.js';
import { checkPeriod } from '../parameters/period.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
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
export class ReportSales extends Query<Answer<Page<SalesRow>>> {
  constructor(
    readonly parameters: ReportSalesParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ReportSales)
export class ReportSalesHandler implements IQueryHandler<ReportSales> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
  ) {}
  execute = (query: ReportSales) => reportSales(this.views, this.cursors, query);
}

async function reportSales(views: Views, cursors: Cursors, { parameters, freshness }: ReportSales): Promise<Answer<Page<SalesRow>>> {
  checkPeriod(parameters);
  const { by, from, to, cursor, limit } = parameters;
  const { view, key } = groupings[by];
  const list = ['sales', by, from, to];
  const conditions = new Conditions().addGiven(from, (given) => `day >= ${given}`).addGiven(to, (given) => `day < ${given}`);
  if (cursor !== undefined)
    conditions.add(cursors.open(list, cursor), (lastKey, currency) => `(${key}, currency) > (${lastKey}, ${currency})`);
  const order = 'key, currency';
  const select = Select.of(
    salesColumns(key),
    `from read_models.${view} ${conditions.where} group by 1, currency order by ${order} limit ${conditions.parameter(limit + 1)}`,
  );
  const reading = await views.read({ projection: 'sales', select, order, values: conditions.values }, freshness);
  return answerPage(reading, limit, toSalesRow, (last) => cursors.seal(list, [last.key, last.currency]));
}
