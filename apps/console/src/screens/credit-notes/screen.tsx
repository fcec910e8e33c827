import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { useSubmission } from '../../data/submit.js';
import { Doubt } from '../../desk/doubt.js';
import { LineFields } from '../../desk/line-fields.js';
import { type NewCreditNote } from '../../desk/shapes.js';
import { begunLines, blankLine, linePaths, type TypedLine } from '../../desk/typed-lines.js';
import { toCurrency, usualCurrency } from '../../desk/usual-currency.js';
import { countOf, withoutBlanks } from '../../desk/without-blanks.js';
import { Field, Form } from '../../parts/form.js';
import { say } from '../../parts/messages.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import './credit-notes.css';

const blank = { creditNoteId: '', customerId: '', country: '', reason: '' };
const ownPaths = ['creditNoteId', 'customerId', 'country', 'currency', 'reason'];

/** A credit without an order: goes into the figures of the day, and into no wallet. */
export default function CreditNotes() {
  const [typed, setTyped] = useState(blank);
  const [currency, setCurrency] = useState(usualCurrency);
  const [lines, setLines] = useState<readonly TypedLine[]>([blankLine]);
  const [issued, setIssued] = useState<readonly string[]>([]);
  const issue = useSubmission(
    (body: NewCreditNote, header) => bodyOf(commands.POST('/credit-notes', { params: { header }, body })),
    [],
    'credit notes',
  );
  const problem = issue.problem.value;
  const submit = async () => {
    const { creditNoteId, customerId, country } = typed;
    const result = await issue.submit({
      ...withoutBlanks({ creditNoteId, customerId, country }),
      currency: toCurrency(currency),
      lines: begunLines(lines).map(({ sku, quantity, unitPrice }) => ({
        sku: sku.trim(),
        quantity: countOf(quantity),
        unitPrice: { amount: unitPrice.trim(), currency: toCurrency(currency) },
      })),
      reason: typed.reason.trim(),
    });
    if (result === undefined) return;
    setIssued([result.id, ...issued]);
    setTyped(blank);
    setLines([blankLine]);
    say(`Credit note ${result.id} is issued.`);
  };
  const field = (name: keyof typeof blank) => ({
    value: typed[name],
    onInput: (value: string) => setTyped({ ...typed, [name]: value }),
    path: name,
    problem,
  });
  return (
    <>
      <ScreenTitle>Credit notes</ScreenTitle>
      <div class="credit-notes">
        <Form
          action="Issue the credit note"
          onSubmit={submit}
          busy={issue.busy.value}
          problem={problem}
          fields={[...ownPaths, ...linePaths(problem)]}
        >
          <Doubt of={issue} />
          <div class="fields">
            <Field label="Number" hint="Made where it is left out." {...field('creditNoteId')} />
            <Field label="Customer’s id" hint="None: nobody’s." {...field('customerId')} />
            <Field label="Country" {...field('country')} />
            <Field label="Currency" required value={currency} onInput={setCurrency} path="currency" problem={problem} />
          </div>
          <LineFields lines={lines} onInput={setLines} problem={problem} />
          <Field label="Reason" required rows={2} {...field('reason')} />
        </Form>
      </div>
      {issued.length > 0 && (
        <>
          <h2>Issued just now</h2>
          <ul>
            {issued.map((id) => (
              <li key={id} class="mono">
                {id}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
