import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { MoneyFields, moneyPaths } from '../../desk/money-fields.js';
import { NewDialog } from '../../desk/new-dialog.js';
import { type NewProduct } from '../../desk/shapes.js';
import { toCurrency, usualCurrency } from '../../desk/usual-currency.js';
import { withoutBlanks } from '../../desk/without-blanks.js';
import { Field } from '../../parts/form.js';
import { ProductFields, productPaths } from './product-fields.js';
import { typedAttributes } from './typed-attributes.js';

/** A product that nobody sees before it is published. */
export function AddProduct({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => unknown }) {
  const [, navigate] = useLocation();
  const [sku, setSku] = useState('');
  const [typed, setTyped] = useState({ name: '', category: '', description: '', attributes: '' });
  const [price, setPrice] = useState(() => ({ amount: '', currency: usualCurrency() }));
  const content = (): NewProduct => ({
    sku: sku.trim(),
    name: typed.name.trim(),
    category: typed.category.trim(),
    ...withoutBlanks({ description: typed.description }),
    attributes: typedAttributes(typed.attributes),
    price: { amount: price.amount.trim(), currency: toCurrency(price.currency) },
  });
  return (
    <NewDialog
      title="Add a product"
      action="Add it"
      content={content}
      send={(body, header) => bodyOf(commands.POST('/products', { params: { header }, body }))}
      ownErrors={() => ['sku', ...productPaths, ...moneyPaths('price')]}
      done="The product is added; publish it to sell it."
      onClose={onClose}
      onDone={async ({ id }) => {
        navigate(`/desk/products/${encodeURIComponent(id)}`);
        await onDone();
      }}
    >
      {(problem) => (
        <>
          <Field label="Sku" required value={sku} onInput={setSku} path="sku" problem={problem} />
          <ProductFields typed={typed} onInput={setTyped} problem={problem} />
          <MoneyFields label="Price" path="price" problem={problem} value={price} onInput={setPrice} />
        </>
      )}
    </NewDialog>
  );
}
