import { type Resource } from '../../data/resource.js';
import { type Order, type Payment } from '../../desk/shapes.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Card } from '../../parts/card.js';
import { Loaded } from '../../parts/loaded.js';
import { Money } from '../../parts/money.js';
import { Time } from '../../parts/time.js';

const methods: Readonly<Record<string, string>> = { 'on-account': 'On account', card: 'By card', wallet: 'Out of the wallet' };
const states: Readonly<Record<string, readonly [name: string, tone: Tone]>> = {
  'on-account': ['On account', 'plain'],
  pending: ['Waits for the card', 'held'],
  paid: ['Paid', 'good'],
  declined: ['Declined', 'plain'],
  expired: ['Expired', 'plain'],
  'partially-refunded': ['Partly refunded', 'good'],
  refunded: ['Refunded', 'plain'],
};

/** How it is paid, and what the card has done so far. */
export function OrderPayment({ order, of }: { readonly order: Order; readonly of: Resource<Payment | null> }) {
  const { method, status } = order.payment;
  const [name, tone] = states[status] ?? [status, 'plain'];
  return (
    <Card title="Payment" beside={<Badge tone={tone}>{name}</Badge>}>
      {status !== method && <p>{methods[method] ?? method}</p>}
      {method === 'card' && <Loaded of={of}>{(payment) => payment !== null && <Moves of={payment} />}</Loaded>}
    </Card>
  );
}

function Moves({ of: { captures, declines, refunds, dueAt, status } }: { readonly of: Payment }) {
  const moves = [
    ...captures.map((each) => ({ ...each, what: each.matches ? 'Paid' : 'Paid, not as asked for: goes back' })),
    ...declines.map((each) => ({ ...each, what: `Declined${each.reason === undefined ? '' : `: ${each.reason}`}` })),
    ...refunds.map((each) => ({ ...each, what: `Refunded: ${each.reason}` })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <>
      {status === 'pending' && dueAt !== null && (
        <p class="soft">
          Waited for until <Time at={dueAt} full />.
        </p>
      )}
      <ul class="order-moves">
        {moves.map(({ id, what, amount, at }) => (
          <li key={id}>
            <Money of={amount} /> <span>{what}</span>{' '}
            <span class="soft">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
