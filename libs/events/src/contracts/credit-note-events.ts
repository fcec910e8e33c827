import Type from 'typebox';
import { defineEvent } from './define-event.js';
import { defineStream, type EventOf } from './define-stream.js';
import { Currency, Id, Price, Reason, Text, Time, ValuedLine } from './fields.js';

// These shapes are stored for ever: never edit one in place, add a version and an upcaster.

const CreditNoteIssued = defineEvent(
  'CreditNoteIssued',
  1,
  'Money was credited for goods that name no order of ours.',
  Type.Object({
    creditNoteId: Id('The credit note.', 'C536379'),
    customerId: Type.Optional(Id('The customer, where known.', '17850')),
    currency: Currency,
    country: Type.Optional(Text('Country of the customer.', 'GB', 100)),
    lines: Type.Array(ValuedLine, { minItems: 1, maxItems: 2_000 }),
    total: Price('15.3'),
    reason: Reason,
    issuedAt: Time('Business time, UTC.'),
  }),
);

export const creditNoteStream = defineStream('credit-note', { title: 'Credit note', id: 'creditNoteId' }, [CreditNoteIssued]);
export type CreditNoteEvent = EventOf<typeof creditNoteStream>;
