import { describe, expect, it } from 'vitest';
import { type CreditNoteEvent } from '#events/contracts/credit-note-events';
import { gbp } from '../testing/arbitraries.js';
import { fold, given } from '../testing/decider-spec.js';
import { type CreditNoteCommand, creditNoteDecider } from './credit-note.js';

const issue: CreditNoteCommand = {
  type: 'IssueCreditNote',
  creditNoteId: 'C536379',
  currency: 'GBP',
  lines: [
    { sku: 'TEAPOT', quantity: 2, unitPrice: gbp('12.50') },
    { sku: 'CUSHION', quantity: 3, unitPrice: gbp('0.0001') },
    { sku: 'TEAPOT', quantity: 1, unitPrice: gbp('0') },
  ],
  reason: 'Broken on arrival',
  issuedAt: '2010-12-01T09:41:00.000Z',
};
const issued: CreditNoteEvent = {
  type: 'CreditNoteIssued',
  data: {
    creditNoteId: 'C536379',
    currency: 'GBP',
    lines: [
      { line: 1, sku: 'TEAPOT', quantity: 2, unitPrice: gbp('12.5') },
      { line: 2, sku: 'CUSHION', quantity: 3, unitPrice: gbp('0.0001') },
      { line: 3, sku: 'TEAPOT', quantity: 1, unitPrice: gbp('0') },
    ],
    total: gbp('25.0003'),
    reason: 'Broken on arrival',
    issuedAt: '2010-12-01T09:41:00.000Z',
  },
};
const [line] = issue.lines as [CreditNoteCommand['lines'][number]];

describe('Issuing a credit note', () => {
  it('numbers its lines and adds them up exactly', () => {
    given(creditNoteDecider).when(issue).then([issued]);
  });

  it('keeps customer and country where they are known', () => {
    const known = { customerId: '14527', country: 'United Kingdom' };
    given(creditNoteDecider)
      .when({ ...issue, ...known })
      .then([{ ...issued, data: { ...issued.data, ...known } }]);
  });

  it('is refused the second time', () => {
    given(creditNoteDecider, [issued]).when(issue).then('credit-note-exists');
  });

  it.each([
    ['no line', 'line-count-invalid', 'lines', []],
    ['2,001 lines', 'line-count-invalid', 'lines', Array<typeof line>(2_001).fill(line)],
    ['a quantity of 0', 'quantity-invalid', 'lines.1.quantity', [line, { ...line, quantity: 0 }]],
    ['a negative price', 'price-negative', 'lines.0.unitPrice', [{ ...line, unitPrice: gbp('-1') }]],
    ['an immense total', 'total-too-large', 'lines', [line, { ...line, unitPrice: gbp('999999999999999.9999') }]],
  ] as const)('is refused with %s', (_, code, field, lines) => {
    given(creditNoteDecider)
      .when({ ...issue, lines })
      .then(code, { field });
  });

  it('is refused with a price in another currency', () => {
    given(creditNoteDecider)
      .when({ ...issue, currency: 'EUR' })
      .then('currency-mismatch', { skus: ['TEAPOT'], field: 'lines.0.unitPrice' });
  });
});

it('A credit note’s fold ignores an unknown event', () => {
  const state = fold(creditNoteDecider, [issued]);
  expect(state).toStrictEqual({ status: 'issued', creditNoteId: 'C536379' });
  expect(creditNoteDecider.evolve(state, { type: 'CreditNotePainted', data: {} } as never)).toBe(state);
});

it('A credit note’s stream is named after its id', () => {
  expect(creditNoteDecider.category).toBe('credit-note');
});
