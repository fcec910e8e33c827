import { Badge, type Tone } from '../parts/badge.js';
import { type Order, type OrderStatus } from './shapes.js';

const looks: Readonly<Record<OrderStatus, readonly [name: string, tone: Tone]>> = {
  placed: ['Placed', 'plain'],
  confirmed: ['To ship', 'accent'],
  rejected: ['Rejected', 'plain'],
  cancelled: ['Cancelled', 'plain'],
  'partially-shipped': ['Partly shipped', 'accent'],
  shipped: ['Shipped', 'good'],
  delivered: ['Delivered', 'good'],
  returned: ['Returned', 'plain'],
};

export const statusName = (status: OrderStatus): string => looks[status][0];
export const statuses = Object.keys(looks) as readonly OrderStatus[];

/** The state of an order, and whether it is held. */
export function StatusBadge({ of: { status, hold } }: { readonly of: Pick<Order, 'status' | 'hold'> }) {
  const [name, tone] = looks[status];
  return (
    <>
      <Badge tone={tone}>{name}</Badge>
      {hold !== null && (
        <>
          {' '}
          <Badge tone="held">On hold</Badge>
        </>
      )}
    </>
  );
}
