import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { useResource } from '../../data/resource.js';
import { usePolling } from '../../data/polling.js';
import { may } from '../../desk/may.js';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/card.js';
import { Loaded } from '../../parts/loaded.js';
import { Money } from '../../parts/money.js';
import { ProductBadge } from './product-badge.js';
import { DiscontinueDialog, PriceDialog, PublishDialog, ReviseDialog } from './product-dialogs.js';

const LOOK_EVERY_MS = 15_000;
const dialogs = { revise: ReviseDialog, price: PriceDialog, publish: PublishDialog, discontinue: DiscontinueDialog };

/** One product, and what can be done to it. */
export function ProductCard({ sku, onChanged }: { readonly sku: string; readonly onChanged: () => unknown }) {
  const product = useResource((signal) => bodyOf(queries.GET('/products/{sku}', { params: { path: { sku } }, signal })), [sku]);
  usePolling(product.reload, LOOK_EVERY_MS, [product]);
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  const close = () => {
    setOpen(undefined);
    onChanged();
  };
  return (
    <Loaded of={product}>
      {({ name, category, description, attributes, price, status }) => (
        <Card title={name} beside={<ProductBadge of={status} />}>
          <dl class="facts">
            <dt>Sku</dt>
            <dd class="mono">{sku}</dd>
            <dt>Category</dt>
            <dd>{category}</dd>
            <dt>Price</dt>
            <dd>
              <Money of={price} />
            </dd>
            {Object.entries(attributes).map(([attribute, value]) => (
              <>
                <dt>{attribute}</dt>
                <dd>{String(value)}</dd>
              </>
            ))}
          </dl>
          {description !== null && <p>{description}</p>}
          <p>
            <Link href={`/desk/stock/${encodeURIComponent(sku)}`}>Its stock</Link>
          </p>
          {may('POST /products') && (
            <div class="actions" role="group" aria-label="Actions">
              {status === 'draft' && (
                <Button look="main" onClick={() => setOpen('publish')}>
                  Publish
                </Button>
              )}
              {status !== 'discontinued' && (
                <>
                  <Button onClick={() => setOpen('revise')}>Revise</Button>
                  <Button onClick={() => setOpen('price')}>Change the price</Button>
                  <Button look="grave" onClick={() => setOpen('discontinue')}>
                    Discontinue
                  </Button>
                </>
              )}
            </div>
          )}
          {Open && <Open product={product} onClose={close} />}
        </Card>
      )}
    </Loaded>
  );
}
