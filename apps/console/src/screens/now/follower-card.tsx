import { Link } from 'wouter-preact';
import parts from '../../../../../docs/operations.md';
import { brokenPromise } from '../../followers/broken-promise.js';
import { type Follower } from '../../followers/followers.js';
import { StateBadge } from '../../followers/state-badge.js';
import { looks, nameOf, ratesOf } from '../../followers/watch-followers.js';
import { Card } from '../../parts/card.js';
import { describeSpan } from '../../parts/describe-age.js';
import { formatCount } from '../../parts/format-count.js';
import { Sparkline } from '../../parts/sparkline.js';
import { sentenceOf } from '../../runbook/sentence.js';

const SHOWN_S = 900;

/** A view or a process manager. @param beside its generations that are being filled or are ready */
export function FollowerCard({ of, beside }: { readonly of: Follower; readonly beside: readonly Follower[] }) {
  const { name, lagSeconds, lagEvents, parked, leader, detail } = of;
  void looks.value;
  const rates = ratesOf(nameOf(of));
  const rate = rates.values.at(-1) ?? of.eventsPerSecond;
  const broken = brokenPromise(of);
  const part = parts.find(({ anchor }) => anchor === broken);
  return (
    <Card title={name} address={`/console/views/${name}`} state={broken === undefined ? 'usual' : 'broken'} beside={<StateBadge of={of} />}>
      {part !== undefined && (
        <p class="broken-words">
          {sentenceOf(part.text)} <Link href={`/console/runbook/${part.anchor}`}>What to do</Link>
        </p>
      )}
      {detail !== null && <p>{detail}</p>}
      <dl class="facts">
        <dt>Behind</dt>
        <dd>{lagEvents === 0 ? 'nothing' : `${formatCount(lagEvents)} events, ${describeSpan(lagSeconds * 1_000)}`}</dd>
        <dt>Rate</dt>
        <dd>{formatCount(rate)} events/s</dd>
        {parked > 0 && (
          <>
            <dt>Parked</dt>
            <dd>
              <Link href={`/console/parked/${name}`}>{formatCount(parked)} events</Link>
            </dd>
          </>
        )}
        {beside.map((each) => (
          <Beside of={each} key={each.generation} />
        ))}
        <dt>Led by</dt>
        <dd class="mono small">{leader ?? 'nobody'}</dd>
      </dl>
      <Sparkline label={`Events a second of ${name} in the last 15 minutes`} span={SHOWN_S} {...rates} />
    </Card>
  );
}

/** How far a generation beside the live one is, and when it will be there. */
function Beside({ of: { generation, role, events, lagEvents, eventsPerSecond } }: { readonly of: Follower }) {
  const all = events + lagEvents;
  const left = eventsPerSecond > 0 && lagEvents > 0 ? `, ${describeSpan((lagEvents / eventsPerSecond) * 1_000)} left` : '';
  return (
    <>
      <dt>Generation {generation}</dt>
      <dd>
        {role}
        {role === 'rebuilding' && ` ${all === 0 ? 100 : Math.floor((events / all) * 100)} %${left}`}
      </dd>
    </>
  );
}
