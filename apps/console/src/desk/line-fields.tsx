import './desk.css';
import { useEffect, useState } from 'preact/hooks';
import { bodyOf } from '../api/answer.js';
import { queries } from '../api/clients.js';
import { type Problem } from '../api/problem.js';
import { Button } from '../parts/button.js';
import { Field } from '../parts/form.js';
import { blankLine, pathOfLine, type TypedLine } from './typed-lines.js';

interface LineFieldsProps {
  readonly lines: readonly TypedLine[];
  readonly onInput: (lines: readonly TypedLine[]) => void;
  readonly problem: Problem | undefined;
  readonly priceHint?: string;
}

/** Lines of products with their quantities and prices; products are suggested as one types. */
export function LineFields({ lines, onInput, problem, priceHint }: LineFieldsProps) {
  const set = (index: number, change: Partial<TypedLine>) =>
    onInput(lines.map((line, place) => (place === index ? { ...line, ...change } : line)));
  return (
    <fieldset class="desk-lines">
      <legend>Lines</legend>
      {lines.map((line, index) => {
        const path = pathOfLine(lines, index) ?? 'none';
        return (
          <div class="desk-line" key={index}>
            <SkuField
              label={`Sku ${index + 1}`}
              value={line.sku}
              onInput={(sku) => set(index, { sku })}
              path={`${path}.sku`}
              problem={problem}
            />
            <Field
              label={`Quantity ${index + 1}`}
              inputMode="numeric"
              value={line.quantity}
              onInput={(quantity) => set(index, { quantity })}
              path={`${path}.quantity`}
              problem={problem}
            />
            <Field
              label={`Unit price ${index + 1}`}
              inputMode="decimal"
              value={line.unitPrice}
              onInput={(unitPrice) => set(index, { unitPrice })}
              path={`${path}.unitPrice.amount`}
              problem={problem}
            />
            {lines.length > 1 && (
              <Button look="quiet" label={`Remove line ${index + 1}`} onClick={() => onInput(lines.filter((_, place) => place !== index))}>
                ×
              </Button>
            )}
          </div>
        );
      })}
      {priceHint !== undefined && <p class="hint">{priceHint}</p>}
      <div>
        <Button onClick={() => onInput([...lines, blankLine])}>Add a line</Button>
      </div>
    </fieldset>
  );
}

interface SkuFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly path: string;
  readonly problem: Problem | undefined;
}

const SUGGESTED_AFTER_MS = 150;

function SkuField(props: SkuFieldProps) {
  const { value } = props;
  const [suggestions, setSuggestions] = useState<readonly (readonly [string, string])[]>([]);
  useEffect(() => {
    const q = value.trim();
    if (q.length < 2) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      bodyOf(queries.GET('/products/suggest', { params: { query: { q, limit: 8 } }, signal: gone.signal })).then(
        ({ products }) => setSuggestions(products.map(({ sku, name }) => [sku, name])),
        // Without suggestions a sku is typed in full.
        () => setSuggestions([]),
      );
    }, SUGGESTED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [value]);
  return <Field {...props} suggestions={suggestions} />;
}
