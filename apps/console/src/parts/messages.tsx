import { signal } from '@preact/signals';

interface Message {
  readonly id: number;
  readonly text: string;
}

const messages = signal<readonly Message[]>([]);
let last = 0;
const SHOWN_MS = 8_000;

/** Says something at the edge of the page, and to screen readers: that something has been done. What went wrong stands where it was asked for. */
export function say(text: string): void {
  const id = ++last;
  messages.value = [...messages.value.slice(-2), { id, text }];
  setTimeout(() => forget(id), SHOWN_MS);
}

function forget(id: number): void {
  messages.value = messages.value.filter((message) => message.id !== id);
}

export function Messages() {
  return (
    <div class="messages" role="status" aria-live="polite">
      {messages.value.map(({ id, text }) => (
        <p key={id}>
          {text}
          <button type="button" class="quiet" aria-label="Close the message" onClick={() => forget(id)}>
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
