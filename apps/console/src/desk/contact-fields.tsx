import { type Problem } from '../api/problem.js';
import { Field } from '../parts/form.js';
import { addressFields } from './address-fields.js';
import { withoutBlanks } from './without-blanks.js';

export const noContact = { name: '', email: '', phone: '', line1: '', line2: '', city: '', region: '', postalCode: '', country: '' };
export type TypedContact = typeof noContact;

const contact = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
] as const;

export const contactPaths = [...contact.map(([name]) => name), ...addressFields.map(([name]) => `address.${name}`)] as readonly string[];

/** As a body takes it: what is blank is left out. */
export function typedContact({ name, email, phone, ...parts }: TypedContact) {
  const given = withoutBlanks(parts);
  return { ...withoutBlanks({ name, email, phone }), ...(Object.keys(given).length > 0 && { address: given }) };
}

interface ContactFieldsProps {
  readonly typed: TypedContact;
  readonly onInput: (typed: TypedContact) => void;
  readonly problem: Problem | undefined;
}

export function ContactFields({ typed, onInput, problem }: ContactFieldsProps) {
  const field = (name: keyof TypedContact, path: string) => ({
    value: typed[name],
    onInput: (value: string) => onInput({ ...typed, [name]: value }),
    path,
    problem,
  });
  return (
    <>
      <div class="fields">
        {contact.map(([name, label]) => (
          <Field key={name} label={label} type={name === 'email' ? 'email' : 'text'} {...field(name, name)} />
        ))}
      </div>
      <div class="fields">
        {addressFields.map(([name, label]) => (
          <Field key={name} label={label} {...field(name, `address.${name}`)} />
        ))}
      </div>
    </>
  );
}
