import { Badge } from '../../parts/badge.js';
import { Card } from '../../parts/card.js';
import { nameOfRow } from './name-of-row.js';
import { RowPair } from './row-pair.js';
import { type Steps } from './steps.js';

/** In the end: what today's code makes of the stream beside what is stored. */
export function Compared({ of: { rows, comparedAt, beside, complete } }: { readonly of: Steps }) {
  const differing = rows.filter((row) => row.differing.length > 0).length;
  const verdict = differing === 0 ? <Badge tone="good">the same</Badge> : <Badge tone="broken">{`${differing} differ`}</Badge>;
  return (
    <Card title="Stored beside folded" state={differing === 0 ? 'usual' : 'broken'} beside={verdict}>
      <p class="soft">
        As of position {comparedAt}, which the view had reached: what came later is in neither.
        {beside.length > 0 && ` ${beside.join(', ')} touch the same rows and are folded in between.`}
      </p>
      {!complete && <p>The stream, or what is beside it, is longer than what was read: rows may differ for that alone.</p>}
      {rows.length === 0 && <p class="soft">No row of its own: sums that other streams feed as well cannot be told apart.</p>}
      {rows.map((row) => (
        <RowPair
          key={nameOfRow(row)}
          name={nameOfRow(row)}
          left={row.folded}
          right={row.stored}
          heads={['By today’s code', 'Stored']}
          differing={row.differing}
          word="differs"
        />
      ))}
    </Card>
  );
}
