import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { useResource } from '../../data/resource.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/card.js';
import { Loaded } from '../../parts/loaded.js';
import { Money } from '../../parts/money.js';
import { Time } from '../../parts/time.js';
import { ContactDialog, EraseDialog } from './customer-dialogs.js';
import { CustomerOrders } from './customer-orders.js';
import { WalletCard } from './wallet.js';

interface CustomerViewProps {
  readonly id: string;
  readonly onChanged: () => unknown;
}

/** One customer, with orders and wallet. */
export function CustomerView({ id, onChanged }: CustomerViewProps) {
  const customer = useResource((signal) => bodyOf(queries.GET('/customers/{id}', { params: { path: { id } }, signal })), [id]);
  const [open, setOpen] = useState<'contact' | 'erase'>();
  const close = () => {
    setOpen(undefined);
    onChanged();
  };
  return (
    <div class="stack">
      <Loaded of={customer}>
        {({ name, email, phone, address, status, erased, keyMissing, unreadable, lifetimeValue, registeredAt }) => (
          <Card title={name ?? id} beside={status === 'erased' ? <Badge>Erased</Badge> : undefined}>
            <dl class="facts">
              <dt>Id</dt>
              <dd class="mono">{id}</dd>
              <Fact name="E-mail" value={email} />
              <Fact name="Phone" value={phone} />
              <Fact
                name="Address"
                value={
                  address &&
                  [address.line1, address.line2, address.postalCode, address.city, address.region, address.country]
                    .filter(Boolean)
                    .join(', ')
                }
              />
              {lifetimeValue.length > 0 && (
                <>
                  <dt>Ordered for</dt>
                  <dd>
                    {lifetimeValue.map((value) => (
                      <div key={value.currency}>
                        <Money of={value} />
                      </div>
                    ))}
                  </dd>
                </>
              )}
              {registeredAt !== null && (
                <>
                  <dt>Registered</dt>
                  <dd>
                    <Time at={registeredAt} full />
                  </dd>
                </>
              )}
            </dl>
            {erased && <p class="soft">Who it was has been erased.</p>}
            {(keyMissing === true || unreadable === true) && <p class="soft">What is known of the customer cannot be read.</p>}
            {status !== 'erased' && (
              <div class="actions">
                <Button onClick={() => setOpen('contact')}>Change the contact</Button>
                <Button look="grave" onClick={() => setOpen('erase')}>
                  Erase
                </Button>
              </div>
            )}
          </Card>
        )}
      </Loaded>
      {customer.value.value !== undefined && <WalletCard customerId={id} />}
      <Card title="Orders">
        <CustomerOrders customerId={id} />
      </Card>
      {open === 'contact' && <ContactDialog customer={customer} onClose={close} />}
      {open === 'erase' && <EraseDialog customer={customer} onClose={close} />}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined || value === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
