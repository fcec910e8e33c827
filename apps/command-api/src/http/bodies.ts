import { AmountField, CurrencyField, TextField } from '#platform/fields/fields';
import { type PipeTransform } from '@nestjs/common';
import { misfits } from '#platform/fields/shapes';
import { invalid } from '#platform/problems/problem';

/** Exact money as the contract writes it: a price. */
export class MoneyBody {
  @AmountField('zero or more') amount: string;
  @CurrencyField() currency: string;
}

/** Money that moves. */
export class PositiveMoneyBody {
  @AmountField('above zero') amount: string;
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

class NoFields {}

/** The body of a command without fields: none at all, or `{}`. @throws Problem naming the first field */
export const emptyBody: PipeTransform<unknown, object> = {
  transform: (body) => {
    const [fault] = misfits(body === undefined ? {} : body, NoFields, '');
    if (fault !== undefined) throw invalid(fault.path, fault.message);
    return {};
  },
};
