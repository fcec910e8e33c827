import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';

/** Goes to a time. @param onTime milliseconds since 1970 */
export function AsOf({ onTime }: { readonly onTime: (time: number) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="line as-of"
      onSubmit={(event) => {
        event.preventDefault();
        const time = Date.parse(`${typed}Z`);
        if (!Number.isNaN(time)) onTime(time);
      }}
    >
      <Field label="As of (UTC)" type="datetime-local" value={typed} onInput={setTyped} />
      <Button type="submit">Go there</Button>
    </form>
  );
}
