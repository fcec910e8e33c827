/** What is done at the desk, and by whom: as docs/permissions.md has it, which the servers hold to. */
export const doers = {
  'POST /orders': ['clerk'],
  'POST /orders/{id}/ship': ['warehouse'],
  'POST /orders/{id}/deliver': ['warehouse'],
  'POST /orders/{id}/return': ['clerk', 'warehouse'],
  'POST /orders/{id}/cancel': ['clerk'],
  'POST /orders/{id}/hold': ['clerk'],
  'POST /orders/{id}/release': ['clerk'],
  'POST /orders/{id}/erase': ['clerk'],
  'POST /payments/{orderId}/refund': ['clerk'],
  'POST /products': ['clerk'],
  'POST /products/{sku}/revise': ['clerk'],
  'POST /products/{sku}/price': ['clerk'],
  'POST /products/{sku}/publish': ['clerk'],
  'POST /products/{sku}/discontinue': ['clerk'],
  'POST /stock/{sku}/receive': ['warehouse'],
  'POST /stock/{sku}/adjust': ['warehouse'],
  'GET /orders/search': ['clerk'],
  'GET /payments/{orderId}': ['clerk'],
  'GET /events/changes': ['clerk'],
  'GET /customers/{id}': ['clerk'],
} as const satisfies Readonly<Record<string, readonly ('clerk' | 'warehouse')[]>>;

export type Doing = keyof typeof doers;
