import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { usePolling } from '../../data/polling.js';
import { may } from '../../desk/may.js';
import { type Stock } from '../../desk/shapes.js';
import { useDelayed } from '../../desk/use-delayed.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import '../../desk/desk.css';
import { type Column } from '../../parts/table.js';
import { type ScreenProps } from '../../screens.js';
import { StockCard } from './stock-card.js';
import { ReceiveDialog } from './stock-dialogs.js';

const columns: readonly Column<Stock>[] = [
  { name: 'Sku', cell: ({ sku }) => <span class="mono">{sku}</span> },
  { name: 'Available', width: '7rem', align: 'end', cell: ({ available }) => <strong>{available}</strong> },
  { name: 'On hand', width: '7rem', align: 'end', cell: ({ onHand }) => onHand },
  { name: 'Reserved', width: '7rem', align: 'end', wide: true, cell: ({ reserved }) => reserved },
];

const LOOK_EVERY_MS = 15_000;
const addressOf = (sku: string): string => `/desk/stock/${encodeURIComponent(sku)}`;

/** What is in the house; what runs low. */
export default function StockScreen({ params: { sku } }: ScreenProps) {
  const [, navigate] = useLocation();
  const [low, setLow] = useState('');
  const [receiving, setReceiving] = useState(false);
  const most = useDelayed(low.trim());
  const stock = usePages<Stock>(
    (cursor, signal) => {
      const query = { ...(cursor !== undefined && { cursor }), ...(most !== '' && { maxAvailable: Number(most) }) };
      return bodyOf(queries.GET('/stock', { params: { query }, signal }));
    },
    [most],
  );
  usePolling(stock.reload, LOOK_EVERY_MS, [stock]);
  const list = (
    <div class="stack">
      <div class="line desk-ends">
        <Field label="At most available" inputMode="numeric" value={low} onInput={setLow} />
        <Button onClick={() => setLow('5')}>Low stock</Button>
        {low !== '' && (
          <Button look="quiet" onClick={() => setLow('')}>
            All
          </Button>
        )}
      </div>
      <PagedTable
        label="Stock"
        of={stock}
        columns={columns}
        keyOf={(item) => item.sku}
        addressOf={(item) => addressOf(item.sku)}
        isCurrent={(item) => item.sku === sku}
        empty={most === '' ? 'Nothing has come in yet.' : 'Of everything there is more than this.'}
      />
    </div>
  );
  return (
    <>
      <ScreenTitle
        beside={
          may('POST /stock/{sku}/receive') && (
            <Button look="main" onClick={() => setReceiving(true)}>
              Receive stock
            </Button>
          )
        }
      >
        Stock
      </ScreenTitle>
      <div class={sku === undefined ? 'stack' : 'panes desk-panes'}>
        {sku !== undefined && <StockCard key={sku} sku={sku} onChanged={stock.reload} />}
        {list}
      </div>
      {receiving && (
        <ReceiveDialog
          sku=""
          onClose={() => setReceiving(false)}
          onDone={async (received) => {
            navigate(addressOf(received));
            await stock.reload();
          }}
        />
      )}
    </>
  );
}
