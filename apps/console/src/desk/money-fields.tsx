import { type Problem } from '../api/problem.js';
import { Field } from '../parts/form.js';

export interface TypedMoney {
  readonly amount: string;
  readonly currency: string;
}

interface MoneyFieldsProps {
  readonly label: string;
  /** Of the amount and currency in what is sent, such as `price`. */
  readonly path: string;
  readonly problem: Problem | undefined;
  readonly value: TypedMoney;
  readonly onInput: (value: TypedMoney) => void;
  readonly hint?: string;
}

/** The paths that it shows errors of. */
export const moneyPaths = (path: string): readonly string[] => [`${path}.amount`, `${path}.currency`];

/** An amount, as it is typed, and its currency. */
export function MoneyFields({ label, path, problem, value, onInput, hint }: MoneyFieldsProps) {
  return (
    <div class="fields">
      <Field
        label={label}
        inputMode="decimal"
        required
        {...(hint !== undefined && { hint })}
        path={`${path}.amount`}
        problem={problem}
        value={value.amount}
        onInput={(amount) => onInput({ ...value, amount })}
      />
      <Field
        label="Currency"
        required
        path={`${path}.currency`}
        problem={problem}
        value={value.currency}
        onInput={(currency) => onInput({ ...value, currency })}
      />
    </div>
  );
}
