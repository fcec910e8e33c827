import Type from 'typebox';
import { defineEvent, type EventOf } from './define-event.js';
import { Currency, Id, Price, Text, Time, ValuedLine } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

export const CreditNoteIssued = defineEvent(
  'CreditNoteIssued',
  1,
  'Money was credited for goods that name no order of ours.',
  Type.Object({
    creditNoteId: Id('The credit note.'),
    customerId: Type.Optional(Id('The customer, where known.')),
    currency: Currency,
    country: Type.Optional(Text('Country of the customer.', 100)),
    lines: Type.Array(ValuedLine, { minItems: 1, maxItems: 2_000 }),
    total: Price,
    reason: Text('Why.', 1_000),
    issuedAt: Time('Business time, UTC.'),
  }),
);

export type CreditNoteEvent = EventOf<typeof CreditNoteIssued>;
