import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { type Resource } from '../../data/resource.js';
import { MoneyFields, moneyPaths } from '../../desk/money-fields.js';
import { type Product } from '../../desk/shapes.js';
import { toCurrency } from '../../desk/usual-currency.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { Field } from '../../parts/form.js';
import { ProductFields, productPaths } from './product-fields.js';
import { asTyped, revisionOf } from './revision.js';

interface ProductDialogProps {
  readonly product: Resource<Product>;
  readonly onClose: () => void;
}

const skuOf = (product: Resource<Product>): string => product.value.peek()?.sku ?? '';

export function ReviseDialog({ product, onClose }: ProductDialogProps) {
  const [opened] = useState(() => product.value.peek());
  const [typed, setTyped] = useState(() => asTyped(opened));
  return (
    <WriteDialog
      title="Revise"
      action="Revise"
      of={product}
      content={() => ({ ...revisionOf(opened, typed), sku: skuOf(product) })}
      send={({ sku, ...body }, header) => bodyOf(commands.POST('/products/{sku}/revise', { params: { path: { sku }, header }, body }))}
      ownErrors={productPaths}
      done="The product is revised."
      onClose={onClose}
    >
      {(_, problem) => <ProductFields typed={typed} onInput={setTyped} problem={problem} />}
    </WriteDialog>
  );
}

export function PriceDialog({ product, onClose }: ProductDialogProps) {
  const [price, setPrice] = useState(() => product.value.peek()?.price ?? { amount: '', currency: '' });
  return (
    <WriteDialog
      title="Change the price"
      action="Change it"
      of={product}
      content={() => ({ sku: skuOf(product), price: { amount: price.amount.trim(), currency: toCurrency(price.currency) } })}
      send={({ sku, ...body }, header) => bodyOf(commands.POST('/products/{sku}/price', { params: { path: { sku }, header }, body }))}
      ownErrors={moneyPaths('price')}
      done="The price is changed. Orders that were placed keep theirs."
      onClose={onClose}
    >
      {(_, problem) => <MoneyFields label="Price" path="price" problem={problem} value={price} onInput={setPrice} />}
    </WriteDialog>
  );
}

export function PublishDialog({ product, onClose }: ProductDialogProps) {
  return (
    <WriteDialog
      title="Publish"
      action="Publish"
      of={product}
      content={() => skuOf(product)}
      send={(sku, header) => bodyOf(commands.POST('/products/{sku}/publish', { params: { path: { sku }, header }, body: {} }))}
      done="The product is published."
      over={({ status }) => (status === 'draft' ? undefined : `It is ${status} by now.`)}
      onClose={onClose}
    >
      {() => <p class="soft">From then on everybody sees it and can order it.</p>}
    </WriteDialog>
  );
}

export function DiscontinueDialog({ product, onClose }: ProductDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <WriteDialog
      title="Discontinue"
      action="Discontinue"
      look="grave"
      of={product}
      content={() => ({ sku: skuOf(product), reason: reason.trim() })}
      send={({ sku, reason }, header) =>
        bodyOf(commands.POST('/products/{sku}/discontinue', { params: { path: { sku }, header }, body: { reason } }))
      }
      ownErrors={['reason']}
      done="The product is discontinued."
      over={({ status }) => (status === 'discontinued' ? 'It is discontinued by now.' : undefined)}
      onClose={onClose}
    >
      {(_, problem) => (
        <>
          <p class="soft">Nobody can order it any more. This cannot be undone.</p>
          <Field label="Reason" required rows={2} value={reason} onInput={setReason} path="reason" problem={problem} />
        </>
      )}
    </WriteDialog>
  );
}
