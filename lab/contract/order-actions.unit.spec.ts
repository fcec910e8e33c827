import { orderActions } from '#read-models/order-actions';
import { customersMay } from '#query-api/orders/shown-actions';
import { expect, test } from 'vitest';
import { readPermissions } from './permissions.js';

test('a customer is shown those actions on an order that the page of permissions lets him do', async () => {
  const rows = new Map((await readPermissions()).map(({ operation, cells }) => [operation, cells['customer, his own']]));
  const may = orderActions.map((action) => {
    const path = action === 'refund' ? '/payments/{orderId}/refund' : `/orders/{id}/${action}`;
    return [action, rows.get(`POST ${path}`)];
  });
  expect(may).toEqual(orderActions.map((action) => [action, customersMay.has(action) ? 'yes' : '403']));
});
