import { useEffect, useState } from 'preact/hooks';
import { type Problem } from '../../api/problem.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { filterFields, type LogFilter } from './log-filter.js';

interface FilterFormProps {
  readonly filter: LogFilter;
  readonly problem: Problem | undefined;
  readonly onFilter: (filter: LogFilter) => void;
}

/** What is looked for, all at once, when Enter is pressed. */
export function FilterForm({ filter, problem, onFilter }: FilterFormProps) {
  const [typed, setTyped] = useState(filter);
  useEffect(() => setTyped(filter), [JSON.stringify(filter)]);
  return (
    <form
      class="log-filter"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(typed);
      }}
    >
      <div class="fields">
        {filterFields.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            path={name}
            problem={problem}
            value={typed[name] ?? ''}
            onInput={(value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
      </div>
      <div class="actions">
        <Button type="submit" look="main">
          Look
        </Button>
        <Button onClick={() => onFilter({})}>Everything</Button>
      </div>
    </form>
  );
}
