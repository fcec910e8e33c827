import { LONG } from './long-log.js';

/** What is asked: of the console's and the desk's screens, each with every filter that they have. */
export interface Question {
  /** As the table names it. */
  readonly name: string;
  readonly path: string;
  readonly accept?: string;
  /** That all but the slowest hundredth of the answers may take. */
  readonly mostMs: number;
}

const SCREEN_MS = 300;
/** A file is waited for. */
const FILE_MS = 2_000;

/** What of a log its questions name. */
export interface Known {
  /** Where the log ends. */
  readonly head: bigint;
  /** Of some event in the middle of the log. */
  readonly correlationId: string;
  /** Orders of the log are `life-1` up to this. */
  readonly orders: number;
  /** Of the longest stream, the revision before its last page. */
  readonly lastPage: number;
}

/** @param known of the log that is asked */
export function questionsAbout({ head, correlationId, orders, lastPage }: Known): readonly Question[] {
  const order = `life-${Math.floor(orders / 2)}`;
  const middle = head / 2n;
  const [early, late] = ['2012-03-01', '2012-04-01'];
  const now = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
  const paths = [
    ...['/projections', '/projections/orders/parked', '/processes', '/processes?longerThan=60'],
    ...[`/projections/orders/steps?stream=order-${order}`, `/projections/wallets/steps?stream=wallet-${LONG}`],
    ...[`/streams/order-${order}`, `/streams/wallet-${LONG}?limit=200`, `/streams/wallet-${LONG}?after=${lastPage}&limit=200`],
    ...eventFilters(order, correlationId, now).flatMap((filter) =>
      ['', '&before=end', `&after=${middle}`].map((way) => `/events?limit=200${filter}${way}`),
    ),
    ...['/orders', '/orders?limit=200', '/orders?held=true', '/orders?customerId=life-7', `/orders?from=${early}&to=${late}`],
    ...['placed', 'confirmed', 'cancelled', 'delivered', 'returned'].map((status) => `/orders?status=${status}`),
    ...[`/orders?status=delivered&customerId=life-7`, `/orders?status=cancelled&from=${early}&to=${late}`],
    ...[
      '?q=life-1234',
      '?q=product',
      '?q=LIFE-77',
      '?status=delivered&q=number',
      '?email=life-7@example.com',
      '?name=Ada',
      '?customerId=life-7',
    ].map((query) => `/orders/search${query}`),
    ...[`/orders/${order}`, `/orders/${order}/history`, `/orders/${order}?revision=1`, `/orders/${order}?asOf=2026-01-01T00:00:00Z`],
    ...['/products', '/products?status=draft', '/products?category=bench', '/products/search?q=product', '/products/WHOLE-7'],
    ...['/stock', '/stock?maxAvailable=10', '/stock/LIFE-7'],
    ...['/customers', '/customers/life-7', `/wallets/${LONG}`, `/wallets/${LONG}/statement?limit=200`],
    ...['day', 'month', 'country', 'product'].flatMap((by) => [
      `/reports/sales?by=${by}`,
      `/reports/sales?by=${by}&from=${early}&to=${late}`,
    ]),
  ];
  const files = ['day', 'product'].map((by) => ({
    name: `/reports/sales?by=${by} as a file`,
    path: `/reports/sales?by=${by}`,
    accept: 'text/csv',
    mostMs: FILE_MS,
  }));
  return [...paths.map((path) => ({ name: path, path, mostMs: SCREEN_MS })), ...files];
}

/** None; each alone, by something that stands everywhere, somewhere or nowhere. */
function eventFilters(order: string, correlationId: string, now: string): readonly string[] {
  const filters = [`type=OrderPlaced`, 'type=WalletDebited', `stream=order-${order}`, 'actor=bench', 'actor=nobody'];
  return [
    '',
    ...[...filters, `correlationId=${correlationId}`, `from=${now}`, 'to=2012-01-01', `from=2012-01-01&actor=nobody`].map(
      (filter) => `&${filter}`,
    ),
  ];
}
