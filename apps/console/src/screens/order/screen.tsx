import { Link } from 'wouter-preact';
import { StatusBadge } from '../../desk/status-badge.js';
import { Loaded } from '../../parts/loaded.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Fault } from '../../parts/states.js';
import { type ScreenProps } from '../../screens.js';
import { OrderActions } from './order-actions.js';
import { OrderFacts } from './order-facts.js';
import { OrderLines } from './order-lines.js';
import { OrderPayment } from './order-payment.js';
import './order.css';
import { Timeline } from './timeline.js';
import { useOrder } from './use-order.js';

/** One order: what it is now, what has happened to it, and what can be done. */
export default function OrderScreen({ params: { id = '' } }: ScreenProps) {
  const { order, payment, history, changes } = useOrder(id);
  const shown = order.value.value;
  return (
    <>
      <Link href="/desk" class="small">
        All orders
      </Link>
      <ScreenTitle beside={shown && <StatusBadge of={shown} />}>{`Order ${id}`}</ScreenTitle>
      <Loaded of={order}>
        {(now) => (
          <>
            {changes.problem.value !== undefined && <Fault problem={changes.problem.value} again={order.reload} />}
            {now.hold !== null && <p class="notice">On hold: {now.hold.reason}</p>}
            <OrderActions order={order} payment={payment} />
            <OrderLines of={now} />
            <div class="cards">
              <OrderFacts of={now} />
              <OrderPayment order={now} of={payment} />
            </div>
            <h2>Timeline</h2>
            <Timeline of={history} />
          </>
        )}
      </Loaded>
    </>
  );
}
