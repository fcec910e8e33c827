import { type Difference } from './differences.js';

/** What it was, and what it is now. */
export function DifferencesList({ of }: { readonly of: readonly Difference[] }) {
  return (
    <dl class="facts">
      {of.map(({ what, before, after }) => (
        <>
          <dt>{what}</dt>
          <dd>
            <s class="soft">{before}</s> <span class="unseen">is now</span> <strong>{after}</strong>
          </dd>
        </>
      ))}
    </dl>
  );
}
