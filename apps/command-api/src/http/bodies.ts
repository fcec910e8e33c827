import { AmountField, CurrencyField } from '#platform/fields/money-fields';
import { TextField } from '#platform/fields/text-fields';
import { type PipeTransform } from '@nestjs/common';
import { invalid, problem } from '#platform/problems/problem';

/** Exact money as the contract writes it. */
export class MoneyBody {
  @AmountField() amount: string;
  @CurrencyField() currency: string;
}

/** The body of a command that only says why. */
export class ReasonBody {
  @TextField(1, 1_000) reason: string;
}

/** The same of one that erases personal data, and must not spill some in its reason. */
export class EraseBody {
  @TextField(1, 1_000, { description: 'Kept for ever, so without personal data.' }) reason: string;
}

/** The body of a command without fields: none at all, or `{}`. @throws Problem naming the first field */
export const emptyBody: PipeTransform<unknown, object> = {
  transform: (body) => {
    if (body === undefined || body === null) return {};
    if (typeof body !== 'object' || Array.isArray(body)) throw problem('validation-failed', 'The body must be empty or a JSON object.');
    const [field] = Object.keys(body);
    if (field !== undefined) throw invalid(field, 'is not a known field');
    return body;
  },
};
