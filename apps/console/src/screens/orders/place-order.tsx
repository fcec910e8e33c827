import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { addressFields } from '../../desk/address-fields.js';
import { LineFields } from '../../desk/line-fields.js';
import { NewDialog } from '../../desk/new-dialog.js';
import { type PlaceOrderBody } from '../../desk/shapes.js';
import { blankLine, begunLines, linePaths, type TypedLine } from '../../desk/typed-lines.js';
import { toCurrency, usualCurrency } from '../../desk/usual-currency.js';
import { countOf, withoutBlanks } from '../../desk/without-blanks.js';
import { Field } from '../../parts/form.js';

const methods = [
  ['on-account', 'On account'],
  ['card', 'By card'],
  ['wallet', 'Out of the wallet'],
] as const;
const nowhere = { name: '', line1: '', line2: '', city: '', region: '', postalCode: '', country: '' };
const recipientFields = [['name', 'Name'], ...addressFields] as const;
const ownErrors = ['customerId', 'currency', 'payment.method', ...recipientFields.map(([name]) => `shipTo.${name}`)];

/** An order by hand, for a customer or a guest. */
export function PlaceOrder({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation();
  const [customerId, setCustomerId] = useState('');
  const [lines, setLines] = useState<readonly TypedLine[]>([blankLine]);
  const [currency, setCurrency] = useState(usualCurrency);
  const [method, setMethod] = useState<string>('on-account');
  const [shipTo, setShipTo] = useState(nowhere);
  const content = (): PlaceOrderBody => ({
    ...withoutBlanks({ customerId }),
    currency: toCurrency(currency),
    lines: begunLines(lines).map(({ sku, quantity, unitPrice }) => ({
      sku: sku.trim(),
      quantity: countOf(quantity),
      ...(unitPrice.trim() !== '' && { unitPrice: { amount: unitPrice.trim(), currency: toCurrency(currency) } }),
    })),
    shipTo: { ...withoutBlanks(shipTo), country: shipTo.country.trim() },
    payment: { method: method as PlaceOrderBody['payment']['method'] },
  });
  return (
    <NewDialog
      title="Place an order"
      action="Place the order"
      content={content}
      send={(body, header) => bodyOf(commands.POST('/orders', { params: { header }, body }))}
      ownErrors={(problem) => [...ownErrors, ...linePaths(problem)]}
      done="The order is placed."
      onClose={onClose}
      onDone={({ id }) => navigate(`/desk/orders/${encodeURIComponent(id)}`)}
    >
      {(problem) => (
        <>
          <div class="fields">
            <Field
              label="Customer’s id"
              value={customerId}
              onInput={setCustomerId}
              path="customerId"
              problem={problem}
              hint="None: a guest."
            />
            <Field label="Payment" choices={methods} value={method} onInput={setMethod} path="payment.method" problem={problem} />
            <Field label="Currency" value={currency} onInput={setCurrency} path="currency" problem={problem} />
          </div>
          <LineFields lines={lines} onInput={setLines} problem={problem} priceHint="Without a unit price, that of the catalogue holds." />
          <div class="fields">
            {recipientFields.map(([name, label]) => (
              <Field
                key={name}
                label={label}
                required={name === 'country'}
                value={shipTo[name]}
                onInput={(value) => setShipTo({ ...shipTo, [name]: value })}
                path={`shipTo.${name}`}
                problem={problem}
              />
            ))}
          </div>
        </>
      )}
    </NewDialog>
  );
}
