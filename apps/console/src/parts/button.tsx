import { type ComponentChildren, type JSX } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** While it is at work, another click does nothing; it stays in the order of the keyboard. */
  readonly busy?: boolean | undefined;
  /** `main`: the one that the screen is there for. `grave`: what cannot be undone. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'grave';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean | undefined;
  readonly onClick?: JSX.MouseEventHandler<HTMLButtonElement>;
  readonly label?: string;
}

export function Button({ children, busy = false, look = 'plain', type = 'button', disabled, onClick, label }: ButtonProps) {
  return (
    <button
      type={type}
      class={look}
      disabled={disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={label}
      data-busy={busy ? '' : undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {children}
    </button>
  );
}
