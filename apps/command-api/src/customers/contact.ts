import { normalisedEmail } from '#personal-data/email-address';
import { type PersonalKey, seal } from '#personal-data/sealing';
import { invalid } from '#platform/problems/problem';
import { type AddressBody, type ChangeContactBody, type RegisterCustomerBody } from './customer-bodies.js';

/** Most bytes of an address as JSON: sealed, it must fit into its field of the event. */
const MAX_ADDRESS_BYTES = 2_900;

/** Contact details as they were given, checked. */
export interface Contact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  /** The e-mail address in the spelling by which it is compared. */
  readonly normalisedEmail?: string | undefined;
}

/** Of a registration, which needs them. */
export type WholeContact = Contact & { readonly [Field in 'name' | 'email' | 'normalisedEmail']: string };

/** @throws Problem naming the field; it never repeats what was given */
export function readContact(body: Omit<RegisterCustomerBody, 'customerId'>): WholeContact;
export function readContact(body: ChangeContactBody): Contact;
export function readContact({ name, email, phone, address }: ChangeContactBody): Contact {
  const normalised = email === undefined ? undefined : normalisedEmail(email);
  if (email !== undefined && normalised === undefined) throw invalid('email', 'must be an e-mail address such as name@example.com');
  return { name, email, phone, address: address === undefined ? undefined : addressText(address), normalisedEmail: normalised };
}

/** Always in the same order, so that equal addresses are equal texts. */
function addressText({ line1, line2, city, region, postalCode, country }: AddressBody): string {
  const text = JSON.stringify({ line1, line2, city, region, postalCode, country });
  if (Buffer.byteLength(text) > MAX_ADDRESS_BYTES) throw invalid('address', 'is too long');
  return text;
}

const fields = ['name', 'email', 'phone', 'address'] as const;

/** The details that were given, as they are stored. */
export function sealContact<Given extends Contact>(key: PersonalKey, contact: Given): Pick<Given, (typeof fields)[number]> {
  const sealed = fields.flatMap((field) => {
    const text = contact[field];
    return text === undefined ? [] : [[field, seal(key, field, text)] as const];
  });
  return Object.fromEntries(sealed);
}
