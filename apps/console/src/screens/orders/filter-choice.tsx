import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Field, Form } from '../../parts/form.js';
import { addressOf, type Filter, looksForPerson } from './filter.js';
import { forgetFilter, saveFilter, savedFilters, usualFilters } from './saved-filters.js';

/** The filters by name: those that everybody has, and those that were saved in this browser. */
export function FilterChoice({ filter }: { readonly filter: Filter }) {
  const here = addressOf(filter);
  const saved = savedFilters.value;
  const known = [...usualFilters, ...saved].some((each) => addressOf(each.filter) === here);
  const current = saved.find((each) => addressOf(each.filter) === here);
  return (
    <nav class="line orders-filters" aria-label="Saved filters">
      {[...usualFilters, ...saved].map(({ name, filter: each }) => (
        <Link key={name} href={addressOf(each)} aria-current={addressOf(each) === here && !looksForPerson(filter) ? 'true' : undefined}>
          {name}
        </Link>
      ))}
      {!known && <SaveFilter filter={filter} />}
      {current !== undefined && (
        <Button look="quiet" onClick={() => forgetFilter(current.name)}>
          Forget “{current.name}”
        </Button>
      )}
    </nav>
  );
}

function SaveFilter({ filter }: { readonly filter: Filter }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = () => {
    const given = name.trim();
    if (given === '') return;
    saveFilter(given, filter);
    setOpen(false);
    setName('');
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Save this filter
      </Button>
      {open && (
        <Dialog title="Save this filter" onClose={() => setOpen(false)}>
          <Form action="Save" busy={false} problem={undefined} onSubmit={save}>
            <Field
              label="Name"
              value={name}
              onInput={setName}
              required
              hint="Another filter of this name is replaced. A customer’s name and e-mail are not kept."
            />
          </Form>
        </Dialog>
      )}
    </>
  );
}
