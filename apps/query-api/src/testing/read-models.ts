import { createGeneration, pointViews } from '#projector/engine/generations';
import { migrateReadModels } from '#projector/migrate';
import { type CustomerOrdersRow, type CustomerRow, customersProjection } from '#read-models/customers';
import { orderSearchProjection } from '#read-models/order-search';
import { type OrderRow, orders, ordersProjection } from '#read-models/orders';
import { type PaymentRow, paymentsProjection } from '#read-models/payments';
import { productSearchProjection, type ProductSearchRow } from '#read-models/product-search';
import { type ProductRow, productsProjection } from '#read-models/products';
import { soldIn } from '#read-models/search/sold-products';
import { wordsSold } from '#read-models/search/sold-words';
import { productTerms, type ProductTerms } from '#read-models/search/product-terms';
import { type SearchLanguage } from '#read-models/search/languages';
import { type SalesByCountryRow, type SalesByProductRow, salesProjection } from '#read-models/sales';
import { type StockLevelRow, stockLevelsProjection } from '#read-models/stock-levels';
import { type WalletEntryRow, type WalletRow, walletsProjection } from '#read-models/wallets';
import { type RowOf, type Table } from '#read-models/table';
import { viewsIn } from '#read-models/views';
import pg from 'pg';

const projectionsIn = (language: SearchLanguage) => ({
  products: productsProjection,
  'stock-levels': stockLevelsProjection,
  orders: ordersProjection,
  sales: salesProjection,
  customers: customersProjection,
  wallets: walletsProjection,
  payments: paymentsProjection,
  'product-search': productSearchProjection(language),
  'order-search': orderSearchProjection,
});
export type ProjectionName = keyof ReturnType<typeof projectionsIn>;

const ROWS_AT_ONCE = 500;

/** The read models of a test, written by hand as the projector would. */
export class ReadModels {
  readonly #pool: pg.Pool;
  readonly #projections: ReturnType<typeof projectionsIn>;

  /** @param language that the catalogue is written in */
  constructor(
    readonly url: string,
    private readonly language: SearchLanguage = 'english',
  ) {
    this.#projections = projectionsIn(language);
    this.#pool = new pg.Pool({ connectionString: url, max: 2 });
    this.#pool.on('error', () => undefined); // the database goes away in some tests
  }

  async create(): Promise<this> {
    await migrateReadModels(this.url, viewsIn(this.language));
    return this;
  }

  /** Makes the tables of another generation, empty. */
  async addGeneration(name: ProjectionName, generation: number): Promise<void> {
    await this.run(createGeneration(this.#projections[name], generation, 'rebuilding', true));
  }

  /** Lets readers see a generation, as the swap after a rebuild does. */
  async swap(name: ProjectionName, generation: number): Promise<void> {
    const states = `update projections.generations set state = case generation when ${generation} then 'live' else 'retained' end where name = '${name}'`;
    await this.run(`begin; ${states}; ${pointViews(this.#projections[name], generation, new Set())}; commit`);
  }

  /** Moves the checkpoint, and tells it unless told otherwise. */
  async moveTo(projection: ProjectionName, position: number, { quietly = false } = {}): Promise<void> {
    await this.run('update projections.generations set position = $2 where name = $1 and state = $3', [projection, position, 'live']);
    if (!quietly) await this.run('select pg_notify($1, $2)', ['projections', `${projection}:${position}`]);
  }

  products = (...rows: Partial<ProductRow>[]) =>
    this.#insert(
      'products_g1',
      rows.map((row) => ({ ...product, ...row })),
    );
  /** With what the index makes of their texts. */
  productSearch = (...rows: Partial<SearchableProduct>[]) =>
    this.#insert(
      'product_search_g1',
      rows.map((row) => ({ ...searchable, ...row, ...productTerms({ ...searchable, ...row }, this.language) })),
    );
  stock = (...rows: Partial<StockLevelRow>[]) =>
    this.#insert(
      'stock_levels_g1',
      rows.map((row) => ({ ...stockLevel, ...row })),
    );
  orders = (...rows: Partial<OrderRow>[]) =>
    this.#insert(
      'orders_g1',
      rows.map((row) => ({ ...order, ...row })),
    );
  /** With what the orders are found by. */
  foundOrders = async (...rows: Partial<OrderRow>[]) => {
    await this.orders(...rows);
    for (const { order_id, lines } of rows.map((row) => ({ ...order, ...row }))) {
      const sold = soldIn(lines);
      await this.run('insert into read_models.order_search_g1 values ($1, $2::bigint[])', [order_id, [...sold.keys()]]);
      for (const [number, product] of sold)
        await this.run('insert into read_models.order_search_products_g1 values ($1, $2) on conflict do nothing', [
          number,
          wordsSold(product),
        ]);
    }
  };
  salesByCountry = (...rows: Partial<SalesByCountryRow>[]) =>
    this.#insert(
      'sales_by_country_g1',
      rows.map((row) => ({ day: '2010-12-01', country: 'United Kingdom', ...sums, ...row })),
    );
  salesByProduct = (...rows: Partial<SalesByProductRow>[]) =>
    this.#insert(
      'sales_by_product_g1',
      rows.map((row) => ({ day: '2010-12-01', sku: '85123A', ...sums, ...row })),
    );

  customers = (...rows: Partial<CustomerRow>[]) =>
    this.#insert(
      'customers_g1',
      rows.map((row) => ({ ...customer, ...row })),
    );
  customerOrders = (...rows: Partial<CustomerOrdersRow>[]) =>
    this.#insert(
      'customer_orders_g1',
      rows.map((row) => ({
        customer_id: '17850',
        currency: 'GBP',
        orders: '0',
        placed: '0',
        rejected: '0',
        cancelled: '0',
        returned: '0',
        ...row,
      })),
    );
  wallets = (...rows: Partial<WalletRow>[]) =>
    this.#insert(
      'wallets_g1',
      rows.map((row) => ({ customer_id: '17850', currency: 'GBP', balance: '7.5', revision: 1, position: '8', ...row })),
    );
  walletEntries = (...rows: Partial<WalletEntryRow>[]) =>
    this.#insert(
      'wallet_entries_g1',
      rows.map((row) => ({ ...walletEntry, ...row })),
    );

  payments = (...rows: Partial<PaymentRow>[]) =>
    this.#insert(
      'payments_g1',
      rows.map((row) => ({ ...payment, ...row })),
    );

  async run(text: string, values?: unknown[]): Promise<void> {
    await this.#pool.query(text, values as unknown[]);
  }

  /** Whether a query has any row. */
  async has(text: string): Promise<boolean> {
    return ((await this.#pool.query(text)).rowCount ?? 0) > 0;
  }

  async #insert(table: string, rows: readonly object[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.slice(from, from + ROWS_AT_ONCE);
      const names = Object.keys(some[0] ?? {});
      const values = some.flatMap((row) => Object.values(row).map(toParameter));
      const places = some.map((_row, at) => `(${names.map((_name, index) => `$${at * names.length + index + 1}`).join(', ')})`).join(', ');
      await this.run(`insert into read_models.${table} (${names.join(', ')}) values ${places}`, values);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

function toParameter(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

export type SearchableProduct = Omit<ProductSearchRow, keyof ProductTerms>;
export const searchable: SearchableProduct = {
  sku: 'LAMP',
  name: 'Lamp',
  description: null,
  category: 'lights',
  attributes: {},
  price: '10',
  currency: 'GBP',
  status: 'published',
  added_at: '2020-01-01T00:00:00.000Z',
  revision: 1,
  position: '1',
};

const product: ProductRow = {
  sku: '85123A',
  name: 'White hanging heart T-light holder',
  description: null,
  category: 'decoration',
  attributes: { colour: 'white' },
  price: '2.5500',
  currency: 'GBP',
  status: 'published',
  revision: 1,
  position: '2',
};
const stockLevel: StockLevelRow = { sku: '85123A', on_hand: '120', reserved: '20', available: '100', revision: 0, position: '3' };
export const order = laterNull(orders, {
  order_id: '536365',
  customer_id: '17850',
  status: 'placed',
  currency: 'GBP',
  country: 'United Kingdom',
  lines: [
    {
      line: 1,
      sku: '85123A',
      name: 'White hanging heart T-light holder',
      quantity: 6,
      unitPrice: { amount: '2.55', currency: 'GBP' },
      lineTotal: { amount: '15.3', currency: 'GBP' },
      shipped: 0,
      returned: 0,
    },
  ],
  total: '15.3000',
  ship_to: { country: 'United Kingdom' },
  payment_method: 'on-account',
  payment_status: 'on-account',
  placed_at: '2010-12-01T08:26:00.000Z',
  updated_at: '2010-12-01T08:26:00.000Z',
  rejection: null,
  revision: 0,
  position: '4',
});
const customer: CustomerRow = {
  customer_id: '17850',
  name: null,
  email: null,
  phone: null,
  address: null,
  status: 'registered',
  registered_at: '2010-11-30T09:00:00.000Z',
  updated_at: '2010-11-30T09:00:00.000Z',
  revision: 0,
  position: '5',
};
const walletEntry: WalletEntryRow = {
  customer_id: '17850',
  revision: 0,
  type: 'credit',
  currency: 'GBP',
  amount: '7.5',
  balance: '7.5',
  reference: 'goodwill',
  order_id: null,
  occurred_at: '2010-12-01T08:26:00.000Z',
  position: '8',
};
const payment: PaymentRow = {
  order_id: '536365',
  customer_id: '17850',
  status: 'pending',
  amount_due: '12.5000',
  currency: 'GBP',
  requested_at: '2010-12-01T08:26:00.000Z',
  due_at: '2010-12-01T08:56:00.000Z',
  expired_at: null,
  captures: [],
  declines: [],
  refunds: [],
  revision: 0,
  position: '8',
};
const sums = { currency: 'GBP', orders: '0', units: '0', gross: '0', cancelled: '0', returned: '0', credited: '0' };

/** The row, with null in the columns that came later. */
function laterNull<Definition extends Table>(table: Definition, row: Partial<RowOf<Definition>>): RowOf<Definition> {
  const later = Object.entries(table.columns).filter(([, column]) => column.added === true);
  return { ...Object.fromEntries(later.map(([name]) => [name, null])), ...row } as RowOf<Definition>;
}
