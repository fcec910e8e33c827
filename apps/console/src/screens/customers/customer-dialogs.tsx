import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { type Resource } from '../../data/resource.js';
import { ContactFields, contactPaths, noContact, type TypedContact, typedContact } from '../../desk/contact-fields.js';
import { type Customer } from '../../desk/shapes.js';
import { clearedOf } from '../../desk/without-blanks.js';
import { WriteDialog } from '../../desk/write-dialog.js';
import { Field } from '../../parts/form.js';

interface CustomerDialogProps {
  readonly customer: Resource<Customer>;
  readonly onClose: () => void;
}

const idOf = (customer: Resource<Customer>): string => customer.value.peek()?.customerId ?? '';
const erasedBy = ({ status }: Customer): string | undefined => (status === 'erased' ? 'The customer is erased by now.' : undefined);

export function ContactDialog({ customer, onClose }: CustomerDialogProps) {
  const [opened] = useState<TypedContact>(() => {
    const { name = '', email = '', phone = '', address } = customer.value.peek() ?? {};
    return { ...noContact, ...address, name, email, phone };
  });
  const [typed, setTyped] = useState(opened);
  const cleared = clearedOf(typedContact(opened), typedContact(typed));
  return (
    <WriteDialog
      title="Change the contact"
      action="Change it"
      of={customer}
      ready={cleared.length === 0}
      content={() => ({ id: idOf(customer), ...typedContact(typed) })}
      send={({ id, ...body }, header) => bodyOf(commands.POST('/customers/{id}/contact', { params: { path: { id }, header }, body }))}
      ownErrors={contactPaths}
      done="The contact is changed."
      over={erasedBy}
      onClose={onClose}
    >
      {(_, problem) => (
        <>
          <ContactFields typed={typed} onInput={setTyped} problem={problem} />
          {cleared.length > 0 && (
            <p class="notice" role="status">
              What was there can be replaced, not taken away: {cleared.join(', ')}.
            </p>
          )}
        </>
      )}
    </WriteDialog>
  );
}

/** What cannot be undone is asked for by the id, typed. */
export function EraseDialog({ customer, onClose }: CustomerDialogProps) {
  const id = idOf(customer);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const confirmed = typed.trim() === id;
  return (
    <WriteDialog
      title="Erase the customer"
      action="Erase for good"
      look="grave"
      of={customer}
      ready={confirmed}
      content={() => ({ id, reason: reason.trim() })}
      send={({ id, reason }, header) =>
        bodyOf(commands.POST('/customers/{id}/erase', { params: { path: { id }, header }, body: { reason } }))
      }
      ownErrors={['reason']}
      done="The customer’s data is erased."
      over={erasedBy}
      onClose={onClose}
    >
      {(_, problem) => (
        <>
          <p>
            Name, addresses and e-mail are made unreadable everywhere, in the orders and in the log, too. The figures stay. This cannot be
            undone.
          </p>
          <Field label="Reason" required rows={2} value={reason} onInput={setReason} path="reason" problem={problem} />
          <Field label={`To confirm, type ${id}`} value={typed} onInput={setTyped} />
        </>
      )}
    </WriteDialog>
  );
}
