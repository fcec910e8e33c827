import { useState } from 'preact/hooks';
import { type Resource } from '../../data/resource.js';
import { may } from '../../desk/may.js';
import { type Order, type OrderAction, type Payment } from '../../desk/shapes.js';
import { Button } from '../../parts/button.js';
import { ActionDialog } from './action-dialog.js';
import { actionWords } from './action-words.js';
import { RefundDialog } from './refund-dialog.js';

interface OrderActionsProps {
  readonly order: Resource<Order>;
  readonly payment: Resource<Payment | null>;
}

/** What can be done to the order now, by who is signed in. */
export function OrderActions({ order, payment }: OrderActionsProps) {
  const [open, setOpen] = useState<OrderAction>();
  const shown = order.value.value;
  if (shown === undefined) return null;
  const possible = shown.actions.filter((action) => may(actionWords[action].doing));
  const paid = payment.value.value;
  const close = () => setOpen(undefined);
  return (
    <>
      {possible.length > 0 && (
        <div class="actions" role="group" aria-label="Actions">
          {possible
            .filter((action) => action !== 'refund' || paid)
            .map((action) => (
              <Button key={action} look={actionWords[action].look} onClick={() => setOpen(action)}>
                {actionWords[action].name}
              </Button>
            ))}
        </div>
      )}
      {open === 'refund' && paid && <RefundDialog payment={payment as Resource<Payment>} currency={shown.currency} onClose={close} />}
      {open !== undefined && open !== 'refund' && <ActionDialog action={open} order={order} onClose={close} />}
    </>
  );
}
