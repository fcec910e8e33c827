import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { may } from '../../desk/may.js';
import { statuses, statusName } from '../../desk/status-badge.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { addressOf, everything, type Filter, isSearch, looksForPerson, personOf } from './filter.js';

const anyStatus = [['', 'Any status'], ...statuses.map((status) => [status, statusName(status)] as const)] as const;
const holds = [
  ['', 'Held or not'],
  ['true', 'On hold'],
  ['false', 'Not on hold'],
] as const;

/** Choices hold at once, what is typed with Enter or the button. */
export function FilterForm({ filter }: { readonly filter: Filter }) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(filter);
  const [more, setMore] = useState(looksForPerson(filter) || filter.customerId + filter.from + filter.to !== '');
  const address = addressOf(filter);
  useEffect(() => setTyped(filter), [JSON.stringify(filter)]);
  const apply = (next: Filter) => {
    setTyped(next);
    navigate(addressOf(next), { state: personOf(next) });
  };
  const text = (name: keyof Filter) => ({ value: typed[name], onInput: (value: string) => setTyped({ ...typed, [name]: value }) });
  const choice = (name: keyof Filter) => ({ value: typed[name], onInput: (value: string) => apply({ ...typed, [name]: value }) });
  const searches = may('GET /orders/search');
  return (
    <form
      class="form"
      role="search"
      aria-label="Orders"
      onSubmit={(event) => {
        event.preventDefault();
        apply(typed);
      }}
    >
      <div class="fields">
        {searches && <Field label="Order, sku or product" type="search" {...text('q')} />}
        <Field label="Status" choices={anyStatus} {...choice('status')} />
        {!isSearch(typed) && <Field label="Hold" choices={holds} {...choice('held')} />}
        {more && (
          <>
            <Field label="Customer’s id" {...text('customerId')} />
            <Field label="From" type="date" {...choice('from')} />
            <Field label="Before" type="date" {...choice('to')} />
            {searches && <Field label="Name" {...text('name')} />}
            {searches && <Field label="E-mail, in full" type="email" {...text('email')} />}
          </>
        )}
      </div>
      <div class="actions">
        <Button type="submit">Find</Button>
        {!more && (
          <Button look="quiet" onClick={() => setMore(true)}>
            More to filter by
          </Button>
        )}
        {(address !== '/desk' || looksForPerson(filter)) && (
          <Button look="quiet" onClick={() => apply(everything)}>
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}
