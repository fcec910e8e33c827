import { Badge } from '../../parts/badge.js';
import { Card } from '../../parts/card.js';
import { type BesideOrders } from './waiting.js';

/** How a process manager stands. */
export function ProcessCard({ of: process }: { readonly of: BesideOrders['processes'][number] }) {
  const { name, state, lagEvents, lagSeconds, parked } = process;
  return (
    <Card title={name} beside={<Badge tone={state === 'live' ? 'good' : 'held'}>{state}</Badge>}>
      <dl class="facts">
        <dt>Behind</dt>
        <dd>
          {lagEvents} events, {Math.round(lagSeconds)} s
        </dd>
        <dt>Parked</dt>
        <dd>{parked}</dd>
      </dl>
    </Card>
  );
}
