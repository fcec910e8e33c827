import { type Logger } from '#platform/logging/logger';
import { prepare } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Views } from '../views/views.js';

const MOST = 10_000;
/** Those that suggestions begin with. */
const FIRST = 200;
const LOOK_EVERY_MS = 300_000;
const DAYS = 90;

const selling = prepare(
  Select.of(
    { sku: computed<string>('sku'), units: computed<number>('units') },
    `from (select sku, sum(units)::float8 as units from read_models.sales_by_product
       where day > (select max(day) from read_models.sales_by_product) - ${DAYS} group by sku order by 2 desc, 1 limit ${MOST}) s where units > 0`,
  ),
  [],
);

/** What has sold best in the last three months in which anything was sold; looked up now and then, and never waited for. */
export class BestSellers {
  #units: ReadonlyMap<string, number> = new Map();
  #first: readonly string[] = [];
  #lookAgainAt = 0;

  constructor(
    private readonly views: Views,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** 0 for what is not among the best. */
  unitsOf(sku: string): number {
    return this.#units.get(sku) ?? 0;
  }

  /** Skus, the best first. */
  first(): readonly string[] {
    if (this.now() >= this.#lookAgainAt) {
      this.#lookAgainAt = this.now() + LOOK_EVERY_MS;
      void this.#look();
    }
    return this.#first;
  }

  async #look(): Promise<void> {
    try {
      const rows = await this.views.query(selling);
      this.#units = new Map(rows.map(({ sku, units }) => [sku, units]));
      this.#first = rows.slice(0, FIRST).map(({ sku }) => sku);
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look up what sells best: those known before stay');
    }
  }
}
