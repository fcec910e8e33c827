import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { may } from '../../desk/may.js';
import { type Product } from '../../desk/shapes.js';
import { useDelayed } from '../../desk/use-delayed.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { Money } from '../../parts/money.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import '../../desk/desk.css';
import { type Column } from '../../parts/table.js';
import { type ScreenProps } from '../../screens.js';
import { AddProduct } from './add-product.js';
import { ProductBadge } from './product-badge.js';
import { ProductCard } from './product.js';

const columns: readonly Column<Product>[] = [
  { name: 'Sku', width: '8rem', cell: ({ sku }) => <span class="mono">{sku}</span> },
  { name: 'Name', cell: ({ name }) => name },
  { name: 'Price', width: '8rem', align: 'end', wide: true, cell: ({ price }) => <Money of={price} /> },
  { name: 'Status', width: '8rem', cell: ({ status }) => <ProductBadge of={status} /> },
];

const statuses = [
  ['', 'Any status'],
  ['draft', 'Drafts'],
  ['published', 'Published'],
  ['discontinued', 'Discontinued'],
] as const;

/** The catalogue with its drafts. */
export default function Products({ params: { sku } }: ScreenProps) {
  const [typed, setTyped] = useState('');
  const [status, setStatus] = useState('');
  const [adding, setAdding] = useState(false);
  const q = useDelayed(typed.trim());
  const products = usePages<Product>(
    (cursor, signal) => {
      const page = { ...(cursor !== undefined && { cursor }) };
      const ofStatus = { ...(status !== '' && { status: status as Product['status'] }) };
      if (q === '') return bodyOf(queries.GET('/products', { params: { query: { ...page, ...ofStatus } }, signal }));
      return bodyOf(queries.GET('/products/search', { params: { query: { ...page, q } }, signal }));
    },
    [q, status],
  );
  const list = (
    <div class="stack">
      <div class="fields">
        <Field label="Search" type="search" value={typed} onInput={setTyped} />
        {q === '' && <Field label="Status" choices={statuses} value={status} onInput={setStatus} />}
      </div>
      <PagedTable
        label="Products"
        of={products}
        columns={columns}
        keyOf={(product) => product.sku}
        addressOf={(product) => `/desk/products/${encodeURIComponent(product.sku)}`}
        isCurrent={(product) => product.sku === sku}
        empty={q + status === '' ? 'No product has been added yet.' : 'No product is like this.'}
      />
    </div>
  );
  return (
    <>
      <ScreenTitle
        beside={
          may('POST /products') && (
            <Button look="main" onClick={() => setAdding(true)}>
              Add a product
            </Button>
          )
        }
      >
        Products
      </ScreenTitle>
      <div class={sku === undefined ? 'stack' : 'panes desk-panes'}>
        {sku !== undefined && <ProductCard key={sku} sku={sku} onChanged={products.reload} />}
        {list}
      </div>
      {adding && <AddProduct onClose={() => setAdding(false)} onDone={products.reload} />}
    </>
  );
}
