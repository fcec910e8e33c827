import { Link } from 'wouter-preact';
import { HEAD, looks, ratesOf } from '../../followers/watch-followers.js';
import { Card } from '../../parts/card.js';
import { Chart } from '../../parts/chart.js';
import { formatCount } from '../../parts/format-count.js';

/** The log itself: where it ends, and how fast it grows. */
export function LogCard({ head }: { readonly head: string | null }) {
  void looks.value;
  const { at, values } = ratesOf(HEAD);
  return (
    <Card title="Log" beside={<Link href="/console/log">Look at it</Link>}>
      <div class="now-log">
        <div>
          <p class="figure">{formatCount(values.at(-1) ?? 0)}</p>
          <p class="soft">events/s</p>
          <p>{head === null ? 'Its end cannot be read.' : <>Ends at {formatCount(Number(head))}</>}</p>
        </div>
        <Chart
          label="Events a second that came into the log in the last 15 minutes"
          at={at}
          series={[{ name: 'Events/s', values }]}
          height={110}
          span={900}
        />
      </div>
    </Card>
  );
}
