import { type ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Link } from 'wouter-preact';

interface CardProps {
  readonly title: string;
  /** Where its title leads. */
  readonly address?: string;
  /** At the right of the title: a badge, a button. */
  readonly beside?: ComponentChildren;
  /** `broken`: a promise is broken, and the card says which. */
  readonly state?: 'usual' | 'broken';
  readonly children: ComponentChildren;
}

export function Card({ title, address, beside, state = 'usual', children }: CardProps) {
  const id = useId();
  return (
    <section class="card" data-state={state} aria-labelledby={id}>
      <div class="card-top">
        <h2 id={id}>{address === undefined ? title : <Link href={address}>{title}</Link>}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
