import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import '../../desk/desk.css';
import { type Customer } from '../../desk/shapes.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { PagedTable } from '../../parts/paged-table.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { type Column } from '../../parts/table.js';
import { type ScreenProps } from '../../screens.js';
import { CustomerView } from './customer.js';
import { Register } from './register.js';

const names: readonly Column<Customer>[] = [
  {
    name: 'Customer',
    cell: ({ name, status, customerId }) => name ?? <span class="soft">{status === 'erased' ? 'Erased' : customerId}</span>,
  },
  { name: 'Orders', width: '5rem', align: 'end', cell: ({ orders }) => orders },
];
/** Where there is room, as nobody is looked at yet. */
const everything: readonly Column<Customer>[] = [
  ...names.slice(0, 1),
  { name: 'Id', width: '12rem', wide: true, cell: ({ customerId }) => <span class="mono">{customerId}</span> },
  { name: 'E-mail', wide: true, cell: ({ email }) => email ?? '' },
  ...names.slice(1),
];
const addressOf = (id: string): string => `/desk/customers/${encodeURIComponent(id)}`;

/** Those who order, and one of them with orders and wallet. */
export default function Customers({ params: { id } }: ScreenProps) {
  const [, navigate] = useLocation();
  const [registering, setRegistering] = useState(false);
  const [wanted, setWanted] = useState('');
  const customers = usePages<Customer>((cursor, signal) => {
    const query = { ...(cursor !== undefined && { cursor }) };
    return bodyOf(queries.GET('/customers', { params: { query }, signal }));
  }, []);
  return (
    <>
      <ScreenTitle
        beside={
          <Button look="main" onClick={() => setRegistering(true)}>
            Register a customer
          </Button>
        }
      >
        Customers
      </ScreenTitle>
      <div class={id === undefined ? 'stack' : 'panes desk-panes desk-panes-detailed'}>
        {id !== undefined && <CustomerView key={id} id={id} onChanged={customers.reload} />}
        <div class="stack">
          <form
            class="line desk-ends"
            role="search"
            aria-label="Customers"
            onSubmit={(event) => {
              event.preventDefault();
              if (wanted.trim() !== '') navigate(addressOf(wanted.trim()));
            }}
          >
            <Field label="Customer’s id" type="search" value={wanted} onInput={setWanted} />
            <Button type="submit">Open</Button>
          </form>
          <PagedTable
            label="Customers"
            of={customers}
            columns={id === undefined ? everything : names}
            keyOf={({ customerId }) => customerId}
            addressOf={({ customerId }) => addressOf(customerId)}
            isCurrent={({ customerId }) => customerId === id}
            empty="Nobody has been registered yet."
          />
        </div>
      </div>
      {registering && (
        <Register
          onClose={() => setRegistering(false)}
          onDone={async (registered) => {
            navigate(addressOf(registered));
            await customers.reload();
          }}
        />
      )}
    </>
  );
}
