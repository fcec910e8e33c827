import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePolling } from '../../data/polling.js';
import { type Resource, useResource } from '../../data/resource.js';
import { may } from '../../desk/may.js';
import { orNull } from '../../desk/or-null.js';
import { type Stock } from '../../desk/shapes.js';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/card.js';
import { Loaded } from '../../parts/loaded.js';
import { AdjustDialog, ReceiveDialog } from './stock-dialogs.js';

const LOOK_EVERY_MS = 10_000;

/** The stock of one product. */
export function StockCard({ sku, onChanged }: { readonly sku: string; readonly onChanged: () => Promise<void> }) {
  const stock = useResource<Stock | null>(
    (signal) => orNull(bodyOf(queries.GET('/stock/{sku}', { params: { path: { sku } }, signal }))),
    [sku],
  );
  usePolling(stock.reload, LOOK_EVERY_MS, [stock]);
  const [open, setOpen] = useState<'receive' | 'adjust'>();
  const changed = async () => {
    await stock.reload();
    await onChanged();
  };
  return (
    <Card title={`Stock of ${sku}`} beside={<Link href={`/desk/products/${encodeURIComponent(sku)}`}>The product</Link>}>
      <Loaded of={stock}>
        {(found) =>
          found === null ? (
            <p class="soft">Nothing of it has come in yet.</p>
          ) : (
            <dl class="facts">
              <dt>Available</dt>
              <dd class="figure">{found.available}</dd>
              <dt>On hand</dt>
              <dd>{found.onHand}</dd>
              <dt>Reserved</dt>
              <dd>{found.reserved}</dd>
            </dl>
          )
        }
      </Loaded>
      {may('POST /stock/{sku}/receive') && (
        <div class="actions" role="group" aria-label="Actions">
          <Button look="main" onClick={() => setOpen('receive')}>
            Receive
          </Button>
          {stock.value.value && <Button onClick={() => setOpen('adjust')}>Adjust</Button>}
        </div>
      )}
      {open === 'receive' && <ReceiveDialog sku={sku} onClose={() => setOpen(undefined)} onDone={changed} />}
      {open === 'adjust' && (
        <AdjustDialog
          stock={stock as Resource<Stock>}
          onClose={() => {
            setOpen(undefined);
            void onChanged();
          }}
        />
      )}
    </Card>
  );
}
