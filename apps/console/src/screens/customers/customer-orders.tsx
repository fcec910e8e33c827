import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { type Order } from '../../desk/shapes.js';
import { StatusBadge } from '../../desk/status-badge.js';
import { Money } from '../../parts/money.js';
import { PagedTable } from '../../parts/paged-table.js';
import { type Column } from '../../parts/table.js';
import { Time } from '../../parts/time.js';

const columns: readonly Column<Order>[] = [
  { name: 'Order', cell: ({ orderId }) => <span class="mono">{orderId}</span> },
  { name: 'Status', width: '9rem', cell: (order) => <StatusBadge of={order} /> },
  { name: 'Total', width: '8rem', align: 'end', wide: true, cell: ({ total }) => <Money of={total} /> },
  { name: 'Placed', width: '7rem', wide: true, cell: ({ placedAt }) => <Time at={placedAt} /> },
];

export function CustomerOrders({ customerId }: { readonly customerId: string }) {
  const orders = usePages<Order>(
    (cursor, signal) => {
      const query = { customerId, ...(cursor !== undefined && { cursor }) };
      return bodyOf(queries.GET('/orders', { params: { query }, signal }));
    },
    [customerId],
  );
  return (
    <PagedTable
      label="Orders of the customer"
      of={orders}
      columns={columns}
      keyOf={({ orderId }) => orderId}
      addressOf={({ orderId }) => `/desk/orders/${encodeURIComponent(orderId)}`}
      empty="The customer has ordered nothing yet."
    />
  );
}
