import { useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { commands } from '../../api/clients.js';
import { ContactFields, contactPaths, noContact, typedContact } from '../../desk/contact-fields.js';
import { NewDialog } from '../../desk/new-dialog.js';
import { type NewCustomer } from '../../desk/shapes.js';
import { withoutBlanks } from '../../desk/without-blanks.js';
import { Field } from '../../parts/form.js';

export function Register({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (id: string) => unknown }) {
  const [customerId, setCustomerId] = useState('');
  const [typed, setTyped] = useState(noContact);
  const content = (): NewCustomer => ({
    ...typedContact(typed),
    ...withoutBlanks({ customerId }),
    name: typed.name.trim(),
    email: typed.email.trim(),
  });
  return (
    <NewDialog
      title="Register a customer"
      action="Register"
      content={content}
      send={(body, header) => bodyOf(commands.POST('/customers', { params: { header }, body }))}
      ownErrors={() => ['customerId', ...contactPaths]}
      done="The customer is registered."
      onClose={onClose}
      onDone={({ id }) => onDone(id)}
    >
      {(problem) => (
        <>
          <Field
            label="Customer’s id"
            value={customerId}
            onInput={setCustomerId}
            path="customerId"
            problem={problem}
            hint="Made where it is left out."
          />
          <ContactFields typed={typed} onInput={setTyped} problem={problem} />
        </>
      )}
    </NewDialog>
  );
}
