import { Card } from '../../parts/card.js';
import { JsonView } from '../../parts/json-view.js';
import { type Moment } from './moments.js';
import { readable } from './readable.js';

const titles: Readonly<Record<string, string>> = { orders: 'Order', payments: 'Payment by card' };

/** How the order, its payment and its fulfilment stood; what the event changed is marked. */
export function StateThen({ of: { rows, fulfilment, event } }: { readonly of: Moment }) {
  return (
    <div class="stack">
      {rows.map(({ table, row, changed }) => (
        <Card key={table} title={titles[table] ?? table}>
          {row === null ? <p class="soft">No row.</p> : <JsonView of={readable(row)} marked={changed} />}
        </Card>
      ))}
      {rows.length === 0 && <p class="soft">No view has a row of it yet.</p>}
      {fulfilment !== undefined && (
        <Card title="Fulfilment">
          <p>
            <span class="mono">{fulfilment.type}</span>
            {fulfilment.position === event.position ? '' : ', unchanged by this event'}
          </p>
          <JsonView of={readable(fulfilment.data)} />
        </Card>
      )}
    </div>
  );
}
