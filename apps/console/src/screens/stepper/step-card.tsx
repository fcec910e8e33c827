import { Card } from '../../parts/card.js';
import { JsonView } from '../../parts/json-view.js';
import { nameOfRow } from './name-of-row.js';
import { RowPair } from './row-pair.js';
import { type Step } from './steps.js';

/** What one event does to the rows of a view, by today's code. */
export function StepCard({ of: { changes, additions, fault, event } }: { readonly of: Step }) {
  return (
    <Card title={`What ${event.type} changes`}>
      {fault !== null && (
        <p class="broken-words" role="alert">
          Today’s code cannot fold it: {fault}
        </p>
      )}
      {fault === null && changes.length === 0 && additions.length === 0 && <p class="soft">Nothing: this view does not look at it.</p>}
      {changes.map((change) => (
        <RowPair
          key={nameOfRow(change)}
          name={nameOfRow(change)}
          left={change.before}
          right={change.after}
          heads={['Before', 'After']}
          differing={change.changed}
          word="changed"
        />
      ))}
      {additions.map((addition) => (
        <div key={nameOfRow(addition)} class="stack">
          <h3 class="mono">{nameOfRow(addition)}</h3>
          <p class="soft">Added to its sums, which other streams feed as well; money in ten-thousandths.</p>
          <JsonView of={addition.added} />
        </div>
      ))}
    </Card>
  );
}
