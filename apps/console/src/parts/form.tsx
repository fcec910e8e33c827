import { type ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type Problem } from '../api/problem.js';
import { Button } from './button.js';
import { Fault } from './states.js';

interface FormProps {
  readonly onSubmit: () => unknown;
  readonly busy: boolean;
  /** False while it cannot be sent yet. */
  readonly ready?: boolean;
  readonly problem: Problem | undefined;
  /** On its button. */
  readonly action: string;
  readonly look?: 'main' | 'grave';
  /** Paths of fields that show their own errors; the form shows the others. */
  readonly fields?: readonly string[];
  readonly beside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A form that is sent by its button or by Enter, and says what was wrong with it. What was typed stays. */
export function Form({ onSubmit, busy, ready = true, problem, action, look = 'main', fields = [], beside, children }: FormProps) {
  const shownElsewhere = problem?.errors?.length && problem.errors.every(({ path }) => fields.includes(path));
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && ready) onSubmit();
      }}
    >
      {children}
      {problem !== undefined && !shownElsewhere && <Fault problem={problem} />}
      <div class="actions">
        <Button type="submit" look={look} busy={busy} disabled={!ready}>
          {action}
        </Button>
        {beside}
      </div>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** In the problem's `errors`, such as `lines.0.quantity`. */
  readonly path?: string;
  readonly problem?: Problem | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'number' | 'date' | 'datetime-local' | 'email' | 'search' | 'password';
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly autoComplete?: string;
  readonly required?: boolean;
  readonly rows?: number;
  readonly choices?: readonly (readonly [value: string, name: string])[];
  /** What may be meant, offered as one types. */
  readonly suggestions?: readonly (readonly [value: string, name: string])[];
}

/** A labelled input, choice or text area with its error. */
export function Field({ label, value, onInput, path, problem, hint, rows, choices, suggestions = [], ...input }: FieldProps) {
  const id = useId();
  const errors = path === undefined ? [] : (problem?.errors ?? []).filter((error) => error.path === path);
  const said = [hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`].filter((name) => name !== false).join(' ');
  const shared = {
    id,
    value,
    'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
    'aria-describedby': said === '' ? undefined : said,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {choices !== undefined ? (
        <select {...shared} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
          {choices.map(([key, name]) => (
            <option value={key} selected={key === value}>
              {name}
            </option>
          ))}
        </select>
      ) : rows !== undefined ? (
        <textarea {...shared} rows={rows} required={input.required} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type={input.type ?? 'text'}
          inputMode={input.inputMode}
          autoComplete={input.autoComplete ?? 'off'}
          required={input.required}
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map(([key, name]) => (
            <option value={key}>{name}</option>
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} class="field-error">
          {errors.map(({ message }) => message).join('; ')}
        </p>
      )}
    </div>
  );
}
