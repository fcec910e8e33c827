/** Whose key seals what. A customer has one key, registered or not; an order without a customer has a key of its own. */
export function customerSubject(customerId: string): string {
  return `customer-${customerId}`;
}

export function orderSubject(order: { readonly orderId: string; readonly customerId?: string | null | undefined }): string {
  return order.customerId === undefined || order.customerId === null ? `order-${order.orderId}` : customerSubject(order.customerId);
}

/** Whose key it is; undefined for what is no subject. */
export function personOf(subject: string): { readonly customerId: string } | { readonly orderId: string } | undefined {
  const [, kind, id] = /^(customer|order)-(.+)$/s.exec(subject) ?? [];
  if (id === undefined) return undefined;
  return kind === 'customer' ? { customerId: id } : { orderId: id };
}
