import {
  CountryField,
  CurrencyField,
  IdField,
  NestedField,
  NestedListField,
  QuantityField,
  SkuField,
  TextField,
} from '#platform/fields/fields';
import { tried } from '#platform/routes/route-words';
import { MoneyBody } from '../http/bodies.js';
import { type CommandWords } from '../http/command-route.js';

export class CreditLineBody {
  @SkuField() sku: string;
  @QuantityField() quantity: number;
  @NestedField(() => MoneyBody) unitPrice: MoneyBody;
}

export class IssueCreditNoteBody {
  @IdField({ optional: true, description: 'Made by the server where it is left out.' }) creditNoteId?: string;
  @IdField({ optional: true }) customerId?: string;
  @CurrencyField() currency: string;
  @NestedListField(() => CreditLineBody, 1, 2_000) lines: CreditLineBody[];
  @CountryField({ optional: true }) country?: string;
  @TextField(1, 1_000) reason: string;
}

/** What is said of the route of credit notes. */
export const creditNoteRoute: CommandWords = {
  allow: ['clerk'],
  summary: 'Credits goods that name no order',
  body: IssueCreditNoteBody,
  creates: true,
  problems: ['credit-note-exists', 'line-count-invalid', 'quantity-invalid', 'currency-mismatch', 'price-negative', 'total-too-large'],
  example: tried(
    {},
    {
      creditNoteId: 'C536379',
      customerId: '17850',
      currency: 'GBP',
      lines: [{ sku: 'LANTERN', quantity: 1, unitPrice: { amount: '2.55', currency: 'GBP' } }],
      country: 'GB',
      reason: 'Broken on arrival.',
    },
  ),
};
