import { type paths as CommandPaths } from '../api/generated/command-api.js';
import { type paths as QueryPaths } from '../api/generated/query-api.js';

type Answered<Path extends keyof QueryPaths> = QueryPaths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
type Asked<Path extends keyof CommandPaths> = CommandPaths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer Body } } };
}
  ? NonNullable<Body>
  : never;

/** What the desk reads and writes, as the servers describe it. */
export type Order = Answered<'/orders/{id}'>;
export type OrderAction = Order['actions'][number];
export type OrderStatus = Order['status'];
export type OrderLine = Order['lines'][number];
export type Payment = Answered<'/payments/{orderId}'>;
export type HistoryEntry = Answered<'/orders/{id}/history'>['items'][number];
export type Product = Answered<'/products/{sku}'>;
export type Stock = Answered<'/stock/{sku}'>;
export type Customer = Answered<'/customers/{id}'>;
export type Wallet = Answered<'/wallets/{customerId}'>;
export type Movement = Answered<'/wallets/{customerId}/statement'>['items'][number];
export type SalesRow = Answered<'/reports/sales'>['items'][number];
export type Money = Order['total'];
export type MoneyBody = Asked<'/products'>['price'];
export type Currency = MoneyBody['currency'];
export type PlaceOrderBody = Asked<'/orders'>;
export type NewProduct = Asked<'/products'>;
export type NewCustomer = Asked<'/customers'>;
export type NewCreditNote = Asked<'/credit-notes'>;
