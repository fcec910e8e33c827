import { useEffect, useState } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { useResource } from '../../data/resource.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { Loaded } from '../../parts/loaded.js';

interface ChooseProps {
  readonly name: string | undefined;
  readonly stream: string;
  readonly onChoose: (name: string, stream: string) => void;
}

/** Which view, and which stream. */
export function Choose({ name, stream, onChoose }: ChooseProps) {
  const views = useResource(namesOfViews, []);
  const [typed, setTyped] = useState(stream);
  const [picked, setPicked] = useState(name);
  useEffect(() => setTyped(stream), [stream]);
  useEffect(() => setPicked(name), [name]);
  return (
    <Loaded of={views}>
      {(names) => {
        const view = picked ?? (names.includes('orders') ? 'orders' : (names[0] ?? ''));
        return (
          <form
            role="search"
            class="stepper-choose"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim() !== '') onChoose(view, typed.trim());
            }}
          >
            <Field label="View" value={view} choices={names.map((each) => [each, each] as const)} onInput={setPicked} />
            <Field label="Stream, such as order-536365" value={typed} onInput={setTyped} />
            <Button type="submit" look="main">
              Step through
            </Button>
          </form>
        );
      }}
    </Loaded>
  );
}

async function namesOfViews(signal: AbortSignal): Promise<readonly string[]> {
  const { items } = await bodyOf(queries.GET('/projections', { signal }));
  return [...new Set(items.filter(({ kind }) => kind === 'projection').map(({ name }) => name))];
}
