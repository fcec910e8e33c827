import { type CreditNoteEvent, creditNoteStream } from '#events/contracts/credit-note-events';
import { type Money } from '#events/contracts/money';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { checkedTotal, checkLineCount, valuedLine } from '../valued-lines.js';
import { withoutUndefined } from '../without-undefined.js';

export interface CreditNoteCommand {
  readonly type: 'IssueCreditNote';
  readonly creditNoteId: string;
  readonly customerId?: string;
  readonly currency: string;
  readonly country?: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: Money }[];
  readonly reason: string;
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly issuedAt: string;
}

export type CreditNoteState = { readonly status: 'absent' } | { readonly status: 'issued'; readonly creditNoteId: string };

function evolve(state: CreditNoteState, event: CreditNoteEvent): CreditNoteState {
  switch (event.type) {
    case 'CreditNoteIssued':
      return { status: 'issued', creditNoteId: event.data.creditNoteId };
    default: {
      const _: never = event.type;
      return state;
    }
  }
}

function decide(command: CreditNoteCommand, state: CreditNoteState): readonly CreditNoteEvent[] {
  const { creditNoteId, customerId, currency, country, reason, issuedAt } = command;
  if (state.status !== 'absent') throw new Refusal('credit-note-exists', `Credit note ${creditNoteId} has been issued already.`);
  checkLineCount(command.lines);
  const lines = command.lines.map((line, index) => valuedLine(line, index, currency));
  const total = checkedTotal(lines, currency);
  return [
    { type: 'CreditNoteIssued', data: withoutUndefined({ creditNoteId, customerId, currency, country, lines, total, reason, issuedAt }) },
  ];
}

export const creditNoteDecider: Decider<CreditNoteState, CreditNoteCommand, CreditNoteEvent> = {
  category: creditNoteStream.category,
  begins: ({ type }) => type === 'IssueCreditNote',
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
