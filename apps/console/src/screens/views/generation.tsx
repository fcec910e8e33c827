import { Link } from 'wouter-preact';
import { type Follower } from '../../followers/followers.js';
import { brokenPromise } from '../../followers/broken-promise.js';
import { StateBadge } from '../../followers/state-badge.js';
import { Card } from '../../parts/card.js';
import { describeSpan } from '../../parts/describe-age.js';
import { formatCount } from '../../parts/format-count.js';
import { Time } from '../../parts/time.js';

export function Generation({ of }: { readonly of: Follower }) {
  const { name, generation, role, version, position, lagEvents, lagSeconds, eventsPerSecond, parked, leader, detail } = of;
  const broken = brokenPromise(of);
  const all = of.events + lagEvents;
  return (
    <Card title={`Generation ${generation}`} state={broken === undefined ? 'usual' : 'broken'} beside={<StateBadge of={of} />}>
      {detail !== null && <p>{detail}</p>}
      {broken !== undefined && (
        <p>
          <Link href={`/console/runbook/${broken}`}>What to do</Link>
        </p>
      )}
      {role === 'rebuilding' && (
        <progress value={of.events} max={Math.max(all, 1)} aria-label={`How much of the log generation ${generation} has read`} />
      )}
      <dl class="facts">
        <dt>Version</dt>
        <dd>{version}</dd>
        <dt>Position</dt>
        <dd>{formatCount(Number(position))}</dd>
        <dt>Behind</dt>
        <dd>{lagEvents === 0 ? 'nothing' : `${formatCount(lagEvents)} events, ${describeSpan(lagSeconds * 1_000)}`}</dd>
        {role === 'rebuilding' && eventsPerSecond > 0 && lagEvents > 0 && (
          <>
            <dt>Left</dt>
            <dd>{describeSpan((lagEvents / eventsPerSecond) * 1_000)}</dd>
          </>
        )}
        <dt>Rate</dt>
        <dd>{formatCount(eventsPerSecond)} events/s</dd>
        <dt>Parked</dt>
        <dd>
          {parked > 0 && role === 'live' ? <Link href={`/console/parked/${name}`}>{formatCount(parked)} events</Link> : formatCount(parked)}
        </dd>
        <dt>Led by</dt>
        <dd class="mono small">{leader ?? 'nobody'}</dd>
        {of.swappedAt !== null && (
          <>
            <dt>{role === 'retained' ? 'Kept since' : 'Live since'}</dt>
            <dd>
              <Time at={of.swappedAt} />
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
