import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { commands, queries } from '../../api/clients.js';
import { usePages } from '../../data/pages.js';
import { type Resource, useResource } from '../../data/resource.js';
import { MoneyFields, moneyPaths } from '../../desk/money-fields.js';
import { orNull } from '../../desk/or-null.js';
import { type Movement, type Wallet } from '../../desk/shapes.js';
import { toCurrency, usualCurrency } from '../../desk/usual-currency.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { NewDialog } from '../../desk/new-dialog.js';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/card.js';
import { Field } from '../../parts/form.js';
import { Loaded } from '../../parts/loaded.js';
import { formatAmount, Money } from '../../parts/money.js';
import { PagedTable } from '../../parts/paged-table.js';
import { type Column } from '../../parts/table.js';
import { Time } from '../../parts/time.js';

const columns: readonly Column<Movement>[] = [
  { name: 'When', width: '7rem', cell: ({ occurredAt }) => <Time at={occurredAt} /> },
  {
    name: 'For',
    cell: ({ reference, orderId }) =>
      orderId === undefined ? reference : <Link href={`/desk/orders/${encodeURIComponent(orderId)}`}>{reference}</Link>,
  },
  {
    name: 'In or out',
    width: '7rem',
    align: 'end',
    cell: ({ type, amount }) => `${type === 'credit' ? '+' : '−'}${formatAmount(amount.amount)}`,
  },
  { name: 'Then', width: '7rem', align: 'end', wide: true, cell: ({ balance }) => formatAmount(balance.amount) },
];

/** What a customer has to his credit, and how it came to that. */
export function WalletCard({ customerId }: { readonly customerId: string }) {
  const wallet = useResource<Wallet | null>(
    // Whoever was never credited has none.
    (signal) => orNull(bodyOf(queries.GET('/wallets/{customerId}', { params: { path: { customerId } }, signal }))),
    [customerId],
  );
  const [open, setOpen] = useState<'credit' | 'debit'>();
  const has = wallet.value.value !== undefined && wallet.value.value !== null;
  const close = () => setOpen(undefined);
  return (
    <Card title="Wallet">
      <Loaded of={wallet}>
        {(found) =>
          found === null ? (
            <p class="soft">There has been nothing in it yet.</p>
          ) : (
            <>
              <p class="figure">
                <Money of={found.balance} />
              </p>
              <Statement key={found.revision} customerId={customerId} />
            </>
          )
        }
      </Loaded>
      <div class="actions">
        <Button onClick={() => setOpen('credit')}>Credit</Button>
        {has && <Button onClick={() => setOpen('debit')}>Debit</Button>}
      </div>
      {open !== undefined &&
        (has ? (
          <MoveDialog kind={open} wallet={wallet as Resource<Wallet>} onClose={close} />
        ) : (
          <FirstCredit customerId={customerId} onClose={close} onDone={wallet.reload} />
        ))}
    </Card>
  );
}

function Statement({ customerId }: { readonly customerId: string }) {
  const statement = usePages<Movement>(
    (cursor, signal) => {
      const query = { ...(cursor !== undefined && { cursor }) };
      return bodyOf(queries.GET('/wallets/{customerId}/statement', { params: { path: { customerId }, query }, signal }));
    },
    [customerId],
  );
  return (
    <PagedTable
      label={`Statement of ${customerId}`}
      of={statement}
      columns={columns}
      keyOf={({ revision }) => String(revision)}
      empty="Nothing has moved yet."
    />
  );
}

function useMovement(currency: string) {
  const [amount, setAmount] = useState({ amount: '', currency });
  const [reference, setReference] = useState('');
  return {
    body: () => ({ amount: { amount: amount.amount.trim(), currency: toCurrency(amount.currency) }, reference: reference.trim() }),
    fields: (problem: Parameters<typeof MoneyFields>[0]['problem']) => (
      <>
        <MoneyFields label="Amount" path="amount" problem={problem} value={amount} onInput={setAmount} />
        <Field
          label="Reference"
          required
          hint="What it is for."
          value={reference}
          onInput={setReference}
          path="reference"
          problem={problem}
        />
      </>
    ),
  };
}

const ownErrors = ['reference', ...moneyPaths('amount')];

interface MoveDialogProps {
  readonly kind: 'credit' | 'debit';
  readonly wallet: Resource<Wallet>;
  readonly onClose: () => void;
}

function MoveDialog({ kind, wallet, onClose }: MoveDialogProps) {
  const { body, fields } = useMovement(wallet.value.peek()?.balance.currency ?? usualCurrency());
  const name = kind === 'credit' ? 'Credit' : 'Debit';
  return (
    <WriteDialog
      title={`${name} the wallet`}
      action={name}
      of={wallet}
      content={() => ({ customerId: wallet.value.peek()?.customerId ?? '', kind, body: body() })}
      send={({ customerId, kind, body }, header) => {
        const params = { path: { customerId }, header };
        return kind === 'credit'
          ? bodyOf(commands.POST('/wallets/{customerId}/credit', { params, body }))
          : bodyOf(commands.POST('/wallets/{customerId}/debit', { params, body }));
      }}
      ownErrors={ownErrors}
      done={kind === 'credit' ? 'The wallet is credited.' : 'The wallet is debited.'}
      onClose={onClose}
    >
      {(_, problem) => fields(problem)}
    </WriteDialog>
  );
}

interface FirstCreditProps {
  readonly customerId: string;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

function FirstCredit({ customerId, onClose, onDone }: FirstCreditProps) {
  const { body, fields } = useMovement(usualCurrency());
  return (
    <NewDialog
      title="Credit the wallet"
      action="Credit"
      content={() => ({ customerId, kind: 'credit', body: body() })}
      send={({ customerId, body }, header) =>
        bodyOf(commands.POST('/wallets/{customerId}/credit', { params: { path: { customerId }, header }, body }))
      }
      ownErrors={() => ownErrors}
      done="The wallet is credited."
      onClose={onClose}
      onDone={onDone}
    >
      {fields}
    </NewDialog>
  );
}
