import { Link } from 'wouter-preact';
import { may } from '../../desk/may.js';
import { type Order } from '../../desk/shapes.js';
import { Card } from '../../parts/card.js';
import { Time } from '../../parts/time.js';

/** Whom it is for, and where it goes. */
export function OrderFacts({ of: { customerId, shipTo, placedAt, updatedAt, rejection } }: { readonly of: Order }) {
  const { name, line1, line2, city, region, postalCode, country } = shipTo;
  const lines = [name, line1, line2, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean);
  return (
    <Card title="For">
      <dl class="facts">
        <dt>Customer</dt>
        <dd>
          {customerId === null ? (
            'Guest'
          ) : may('GET /customers/{id}') ? (
            <Link href={`/desk/customers/${encodeURIComponent(customerId)}`}>{customerId}</Link>
          ) : (
            customerId
          )}
        </dd>
        <dt>Ship to</dt>
        <dd>
          {lines.map((line) => (
            <div>{line}</div>
          ))}
          {shipTo.erased && <div class="soft">Who it was has been erased.</div>}
          {(shipTo.keyMissing === true || shipTo.unreadable === true) && <div class="soft">The rest of the address cannot be read.</div>}
        </dd>
        {rejection !== undefined && (
          <>
            <dt>Rejected</dt>
            <dd>
              {rejection.reason}
              {rejection.skus !== undefined && ` (${rejection.skus.join(', ')})`}
            </dd>
          </>
        )}
        <dt>Placed</dt>
        <dd>
          <Time at={placedAt} full />
        </dd>
        <dt>Changed</dt>
        <dd>
          <Time at={updatedAt} />
        </dd>
      </dl>
    </Card>
  );
}
