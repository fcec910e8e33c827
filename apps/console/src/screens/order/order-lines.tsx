import { Link } from 'wouter-preact';
import { type Order, type OrderLine } from '../../desk/shapes.js';
import { formatAmount, Money } from '../../parts/money.js';
import { type Column, Table } from '../../parts/table.js';

const columns: readonly Column<OrderLine>[] = [
  { name: 'Product', cell: ({ sku, name }) => <Link href={`/desk/products/${encodeURIComponent(sku)}`}>{name}</Link> },
  { name: 'Sku', width: '8rem', wide: true, cell: ({ sku }) => <span class="mono">{sku}</span> },
  { name: 'Price', width: '6rem', align: 'end', wide: true, cell: ({ unitPrice }) => formatAmount(unitPrice.amount) },
  { name: 'Ordered', width: '5.5rem', align: 'end', cell: ({ quantity }) => quantity },
  { name: 'Shipped', width: '5.5rem', align: 'end', cell: ({ shipped }) => shipped },
  { name: 'Back', width: '4rem', align: 'end', wide: true, cell: ({ returned }) => returned },
  { name: 'Total', width: '7rem', align: 'end', wide: true, cell: ({ lineTotal }) => formatAmount(lineTotal.amount) },
];

/** What was ordered, and how far it has gone. */
export function OrderLines({ of: { lines, total, amountDue } }: { readonly of: Order }) {
  return (
    <div class="stack">
      <Table label="Lines" columns={columns} rows={lines} keyOf={({ line }) => String(line)} />
      <p class="line order-total">
        <span>
          Total{' '}
          <strong>
            <Money of={total} />
          </strong>
        </span>
        <span>
          Due{' '}
          <strong>
            <Money of={amountDue} />
          </strong>
        </span>
      </p>
    </div>
  );
}
