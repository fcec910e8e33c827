import { useState } from 'preact/hooks';

/** A line for a terminal that does the same, ready to copy. */
export function CommandLine({ children }: { readonly children: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(children);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div class="command-line">
      <code>{children}</code>
      <button type="button" class="quiet" onClick={() => void copy()} aria-label="Copy the line">
        {copied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
