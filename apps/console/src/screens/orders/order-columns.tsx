import { type Order } from '../../desk/shapes.js';
import { StatusBadge } from '../../desk/status-badge.js';
import { Money } from '../../parts/money.js';
import { type Column } from '../../parts/table.js';
import { Time } from '../../parts/time.js';

const unitsOf = ({ lines }: Order): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Who it goes to: as far as it may be known. */
const nameOf = ({ shipTo, customerId }: Order): string => shipTo.name ?? customerId ?? 'Guest';

export const orderColumns: readonly Column<Order>[] = [
  {
    name: 'Order',
    width: '11rem',
    cell: ({ orderId }) => (
      <span class="mono" title={orderId}>
        {orderId}
      </span>
    ),
  },
  { name: 'Status', cell: (order) => <StatusBadge of={order} /> },
  { name: 'To', wide: true, cell: (order) => `${nameOf(order)}, ${order.shipTo.country}` },
  { name: 'Units', width: '5rem', align: 'end', wide: true, cell: unitsOf },
  { name: 'Total', width: '9rem', align: 'end', wide: true, cell: ({ total }) => <Money of={total} /> },
  { name: 'Placed', width: '7rem', wide: true, cell: ({ placedAt }) => <Time at={placedAt} /> },
];
