import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { anyPrice, anyQuantity, anyText, tenThousandths } from '../testing/arbitraries.js';
import { fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type CreditNoteCommand, creditNoteDecider } from './credit-note.js';

const anyLine = fc.record({ sku: fc.constantFrom('TEAPOT', 'CUSHION', 'LAMP'), quantity: anyQuantity, unitPrice: anyPrice });
const anyCommand: fc.Arbitrary<CreditNoteCommand> = fc.record({
  type: fc.constant('IssueCreditNote' as const),
  creditNoteId: fc.constant('C536379'),
  customerId: fc.constantFrom(undefined, '14527'),
  currency: fc.constant('GBP'),
  country: fc.constantFrom(undefined, 'France'),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 60, size: 'max' }),
  reason: anyText,
  issuedAt: fc.constant('2010-12-01T09:41:00.000Z'),
});
const anyCommands = fc.array(anyCommand, { minLength: 1, maxLength: 4 });

describe('A credit note under any commands', () => {
  it('is issued once, with every line in its place and an exact total', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const [first, ...later] = runCommands(creditNoteDecider, commands).steps;
        if (first === undefined || first.outcome instanceof Refusal) throw new Error('The first command must succeed');
        const [issued] = first.outcome;
        const asked = first.command.lines;
        expect(issued?.data.lines.map(({ line, sku, quantity }) => ({ line, sku, quantity }))).toEqual(
          asked.map(({ sku, quantity }, index) => ({ line: index + 1, sku, quantity })),
        );
        const sum = asked.reduce((total, line) => total + BigInt(line.quantity) * tenThousandths(line.unitPrice.amount), 0n);
        expect(tenThousandths(issued?.data.total.amount ?? '')).toBe(sum);
        for (const step of later) expect(step.outcome).toMatchObject({ code: 'credit-note-exists' });
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(creditNoteDecider, commands);
        expect(afterStorage(events)).toStrictEqual(events);
        expect(fold(creditNoteDecider, afterStorage(events))).toStrictEqual(fold(creditNoteDecider, events));
      }),
    );
  });
});
