import { useMemo, useRef, useState } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { useHistoryState } from 'wouter-preact/use-browser-location';
import { may } from '../../desk/may.js';
import { Button } from '../../parts/button.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { FilterChoice } from './filter-choice.js';
import { FilterForm } from './filter-form.js';
import { filterIn, type Person } from './filter.js';
import { orderColumns } from './order-columns.js';
import './orders.css';
import { PlaceOrder } from './place-order.js';
import { useNewOrders } from './use-new-orders.js';
import { useOrderList } from './use-order-list.js';

/** The orders, the latest first, with what comes in. */
export default function Orders() {
  const search = useSearch();
  const person = useHistoryState<Person | null>();
  const filter = useMemo(() => filterIn(new URLSearchParams(search), person), [search, person]);
  const place = useRef<HTMLDivElement>(null);
  const { orders, complete, readFrom } = useOrderList(filter);
  const isAtTop = () => (place.current?.querySelector('.table')?.scrollTop ?? 0) === 0;
  const { waiting, show } = useNewOrders(readFrom, isAtTop);
  const [placing, setPlacing] = useState(false);
  const showFromTop = async () => {
    await show();
    place.current?.querySelector('.table')?.scrollTo(0, 0);
  };
  return (
    <>
      <ScreenTitle
        beside={
          may('POST /orders') && (
            <Button look="main" onClick={() => setPlacing(true)}>
              Place an order
            </Button>
          )
        }
      >
        Orders
      </ScreenTitle>
      <FilterChoice filter={filter} />
      <FilterForm filter={filter} />
      <div class="stack" ref={place}>
        {waiting.value > 0 && !isAtTop() && (
          <div class="notice" role="status">
            <p>{waiting.value === 1 ? 'A new order has come in.' : `${waiting.value} new orders have come in.`}</p>
            <Button onClick={() => void showFromTop()}>Show</Button>
          </div>
        )}
        {!complete.value && (
          <p class="notice" role="status">
            There are more orders than names can be looked through at once: add a period, a status or a customer.
          </p>
        )}
        <PagedTable
          label="Orders"
          of={orders}
          columns={orderColumns}
          keyOf={({ orderId }) => orderId}
          addressOf={({ orderId }) => `/desk/orders/${encodeURIComponent(orderId)}`}
          empty="No order is like this. Clear the filter to see all of them."
        />
      </div>
      {placing && <PlaceOrder onClose={() => setPlacing(false)} />}
    </>
  );
}
