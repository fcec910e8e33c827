import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { type Resource } from '../../data/resource.js';
import { NewDialog } from '../../desk/new-dialog.js';
import { type Stock } from '../../desk/shapes.js';
import { countOf, withoutBlanks } from '../../desk/without-blanks.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { Field } from '../../parts/form.js';

interface ReceiveDialogProps {
  /** Empty: asked for, as of what never was in stock. */
  readonly sku: string;
  readonly onClose: () => void;
  readonly onDone: (sku: string) => unknown;
}

/** What comes in adds up, whoever else books it: so it holds for any revision. */
export function ReceiveDialog({ sku: given, onClose, onDone }: ReceiveDialogProps) {
  const [sku, setSku] = useState(given);
  const [quantity, setQuantity] = useState('');
  const [reference, setReference] = useState('');
  return (
    <NewDialog
      title={given === '' ? 'Receive stock' : `Receive ${given}`}
      action="Receive"
      content={() => ({ sku: sku.trim(), quantity: countOf(quantity), ...withoutBlanks({ reference }) })}
      send={async ({ sku, ...body }, header) => {
        await bodyOf(commands.POST('/stock/{sku}/receive', { params: { path: { sku }, header }, body }));
        return sku;
      }}
      ownErrors={() => ['sku', 'quantity', 'reference']}
      done="What came in is booked."
      onClose={onClose}
      onDone={onDone}
    >
      {(problem) => (
        <>
          {given === '' && <Field label="Sku" required value={sku} onInput={setSku} path="sku" problem={problem} />}
          <Field label="Quantity" required inputMode="numeric" value={quantity} onInput={setQuantity} path="quantity" problem={problem} />
          <Field
            label="Reference"
            hint="Such as the delivery note; may be left out."
            value={reference}
            onInput={setReference}
            path="reference"
            problem={problem}
          />
        </>
      )}
    </NewDialog>
  );
}

/** What was counted holds for the stock as it was looked at. */
export function AdjustDialog({ stock, onClose }: { readonly stock: Resource<Stock>; readonly onClose: () => void }) {
  const [delta, setDelta] = useState('');
  const [reason, setReason] = useState('');
  return (
    <WriteDialog
      title="Adjust"
      action="Adjust"
      of={stock}
      content={() => ({ sku: stock.value.peek()?.sku ?? '', delta: countOf(delta), reason: reason.trim() })}
      send={({ sku, ...body }, header) => bodyOf(commands.POST('/stock/{sku}/adjust', { params: { path: { sku }, header }, body }))}
      ownErrors={['delta', 'reason']}
      done="The stock is adjusted."
      onClose={onClose}
    >
      {({ onHand }, problem) => (
        <>
          <p class="soft">There are {onHand} on hand.</p>
          <Field
            label="Difference"
            required
            inputMode="text"
            hint="Such as -2 or 5."
            value={delta}
            onInput={setDelta}
            path="delta"
            problem={problem}
          />
          <Field label="Reason" required rows={2} value={reason} onInput={setReason} path="reason" problem={problem} />
        </>
      )}
    </WriteDialog>
  );
}
