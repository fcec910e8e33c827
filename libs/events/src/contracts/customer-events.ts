import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Id, Reason, Sealed, Time, Uuid } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

/** A hold on an e-mail address: the address is known by its HMAC, the hold by the command that took it. */
export const EmailClaim = Type.Object({
  address: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'HMAC-SHA256 of the normalised address, hex.',
    examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  }),
  claimId: Uuid('The command that claimed the address.', '2b1f6c1e-8a0f-8d5e-9c3b-7a6f5e4d3c2b'),
});
export type EmailClaim = Type.Static<typeof EmailClaim>;

const Customer = { customerId: Id('The customer.', '17850') };
const Contact = {
  name: Sealed('Name.'),
  email: Sealed('E-mail address as given.'),
  phone: Type.Optional(Sealed('Telephone number.')),
  address: Type.Optional(Sealed('Postal address, as JSON.')),
};

const CustomerRegistered = defineEvent(
  'CustomerRegistered',
  1,
  'A customer is known by name and e-mail.',
  Type.Object({ ...Customer, ...Contact, emailClaim: EmailClaim, registeredAt: Time('Business time, UTC.') }),
);

const ContactDetailsChanged = defineEvent(
  'ContactDetailsChanged',
  1,
  'Some of a customer’s contact details are new; what is not named stays.',
  Type.Object({
    ...Customer,
    name: Type.Optional(Contact.name),
    email: Type.Optional(Contact.email),
    phone: Contact.phone,
    address: Contact.address,
    emailClaim: Type.Optional(EmailClaim),
    releasedEmailClaim: Type.Optional(EmailClaim),
    changedAt: Time('Business time, UTC.'),
  }),
);

const CustomerErased = defineEvent(
  'CustomerErased',
  1,
  'The customer’s personal data was erased everywhere: the key is destroyed.',
  Type.Object({
    ...Customer,
    reason: Reason,
    releasedEmailClaim: Type.Optional(EmailClaim),
    erasedAt: Time('Business time, UTC.'),
  }),
);

const EmailClaimLapsed = defineEvent(
  'EmailClaimLapsed',
  1,
  'A claim of this customer was taken over before it was used: the command that made it can no longer use it.',
  Type.Object({ ...Customer, claimId: EmailClaim.properties.claimId }),
);

export const customerStream = defineStream('customer', { title: 'Customer', id: 'customerId' }, [
  CustomerRegistered,
  ContactDetailsChanged,
  CustomerErased,
  EmailClaimLapsed,
]);
export type CustomerEvent = EventOf<typeof customerStream>;

const EmailClaimed = defineEvent(
  'EmailClaimed',
  1,
  'The address belongs to this customer alone.',
  Type.Object({ ...Customer, ...EmailClaim.properties }),
);

const EmailReleased = defineEvent('EmailReleased', 1, 'The address is free again.', Type.Object({ ...Customer, ...EmailClaim.properties }));

export const emailStream = defineStream('email', { title: 'E-mail address', id: 'HMAC of the address' }, [EmailClaimed, EmailReleased]);
export type EmailEvent = EventOf<typeof emailStream>;
