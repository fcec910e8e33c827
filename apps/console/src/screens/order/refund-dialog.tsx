import { useState } from 'preact/hooks';
import { type Resource } from '../../data/resource.js';
import { MoneyFields, moneyPaths, type TypedMoney } from '../../desk/money-fields.js';
import { type Payment } from '../../desk/shapes.js';
import { toCurrency } from '../../desk/usual-currency.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { Field } from '../../parts/form.js';
import { actionWords } from './action-words.js';
import { sendRefund } from './send-action.js';

interface RefundDialogProps {
  readonly payment: Resource<Payment>;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Gives money back to the card, of a payment as it was looked at. */
export function RefundDialog({ payment, currency, onClose }: RefundDialogProps) {
  const { name, explanation, done } = actionWords.refund;
  const [amount, setAmount] = useState<TypedMoney>({ amount: '', currency });
  const [reason, setReason] = useState('');
  return (
    <WriteDialog
      title={name}
      action={name}
      of={payment}
      content={() => ({
        id: payment.value.peek()?.orderId ?? '',
        amount: { amount: amount.amount.trim(), currency: toCurrency(amount.currency) },
        reason: reason.trim(),
      })}
      send={sendRefund}
      ownErrors={['reason', ...moneyPaths('amount')]}
      done={done}
      onClose={onClose}
    >
      {(_, problem) => (
        <>
          <p class="soft">{explanation}</p>
          <MoneyFields label="Amount" path="amount" problem={problem} value={amount} onInput={setAmount} />
          <Field label="Reason" required rows={2} value={reason} onInput={setReason} path="reason" problem={problem} />
        </>
      )}
    </WriteDialog>
  );
}
