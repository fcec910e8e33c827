/** Whose key seals what. A customer has one key, registered or not; an order without a customer has a key of its own. */
export function customerSubject(customerId: string): string {
  return `customer-${customerId}`;
}

export function orderSubject(order: { readonly orderId: string; readonly customerId?: string | null | undefined }): string {
  return order.customerId === undefined || order.customerId === null ? `order-${order.orderId}` : customerSubject(order.customerId);
}
