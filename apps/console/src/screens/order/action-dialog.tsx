import { useState } from 'preact/hooks';
import { type Resource } from '../../data/resource.js';
import { type Order, type OrderAction, type OrderLine } from '../../desk/shapes.js';
import { statusName } from '../../desk/status-badge.js';
import { withoutBlanks } from '../../desk/without-blanks.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { Field } from '../../parts/form.js';
import { actionWords } from './action-words.js';
import { QuantityFields } from './quantity-fields.js';
import { actionsWithReason, type Sent, sendAction } from './send-action.js';
import { allOf, namedLines, type TypedQuantities } from './typed-quantities.js';

type Action = Exclude<OrderAction, 'refund'>;

interface ActionDialogProps {
  readonly action: Action;
  readonly order: Resource<Order>;
  readonly onClose: () => void;
}

const leftToShip = ({ quantity, shipped }: OrderLine): number => quantity - shipped;
const leftToReturn = ({ shipped, returned }: OrderLine): number => shipped - returned;

/** Asks for what an action needs, and does it to the order that was looked at. */
export function ActionDialog({ action, order, onClose }: ActionDialogProps) {
  const { name, explanation, done, look } = actionWords[action];
  const left = action === 'return' ? leftToReturn : leftToShip;
  const lines = () => order.value.peek()?.lines ?? [];
  const [reason, setReason] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [typed, setTyped] = useState<TypedQuantities>(() => (action === 'ship' ? allOf(lines(), left) : {}));
  const content = (): Sent => {
    const id = order.value.peek()?.orderId ?? '';
    const named = namedLines(lines(), typed);
    if (action === 'deliver' || action === 'release') return { action, id };
    if (action === 'ship') return { action, id, lines: named, ...withoutBlanks({ trackingNumber }) };
    if (action === 'return') return { action, id, lines: named, reason: reason.trim() };
    return { action, id, reason: reason.trim() };
  };
  return (
    <WriteDialog
      title={name}
      action={name}
      look={look === 'grave' ? 'grave' : 'main'}
      of={order}
      content={content}
      send={sendAction}
      ownErrors={['reason', 'trackingNumber']}
      done={done}
      over={(seen) => (seen.actions.includes(action) ? undefined : whyOver(seen))}
      onClose={onClose}
    >
      {(seen, problem) => (
        <>
          <p class="soft">{explanation}</p>
          {(action === 'ship' || action === 'return') && (
            <QuantityFields lines={seen.lines} left={left} typed={typed} onInput={setTyped} problem={problem} />
          )}
          {action === 'ship' && (
            <Field
              label="Tracking number"
              hint="The carrier’s; may be left out."
              value={trackingNumber}
              onInput={setTrackingNumber}
              path="trackingNumber"
              problem={problem}
            />
          )}
          {actionsWithReason.includes(action) && (
            <Field label="Reason" required rows={2} value={reason} onInput={setReason} path="reason" problem={problem} />
          )}
        </>
      )}
    </WriteDialog>
  );
}

const whyOver = ({ status, hold }: Order): string =>
  `This can no longer be done: the order is ${statusName(status).toLowerCase()}${hold === null ? '' : ` and on hold (${hold.reason})`} by now.`;
