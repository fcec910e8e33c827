import { type Problem } from '../../api/problem.js';
import { type OrderLine } from '../../desk/shapes.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { allOf, namedLines, type TypedQuantities } from './typed-quantities.js';

interface QuantityFieldsProps {
  readonly lines: readonly OrderLine[];
  /** How many of a line there can be. */
  readonly left: (line: OrderLine) => number;
  readonly typed: TypedQuantities;
  readonly onInput: (typed: TypedQuantities) => void;
  readonly problem: Problem | undefined;
}

/** How many of each line that has something left. */
export function QuantityFields({ lines, left, typed, onInput, problem }: QuantityFieldsProps) {
  const open = lines.filter((line) => left(line) > 0);
  const sent = namedLines(open, typed);
  return (
    <fieldset class="order-quantities">
      <legend class="unseen">How many of each line</legend>
      {open.map((line) => (
        <Field
          key={line.line}
          label={`${line.name}, of ${left(line)}`}
          inputMode="numeric"
          value={typed[line.line] ?? ''}
          onInput={(value) => onInput({ ...typed, [line.line]: value })}
          path={`lines.${sent.findIndex((each) => each.line === line.line)}.quantity`}
          problem={problem}
        />
      ))}
      <div class="line">
        <Button look="quiet" onClick={() => onInput(allOf(open, left))}>
          All of them
        </Button>
        <Button look="quiet" onClick={() => onInput({})}>
          None
        </Button>
      </div>
    </fieldset>
  );
}
