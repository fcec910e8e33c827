import { useEffect } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { watchFollowers } from '../../followers/watch-followers.js';
import { formatCount } from '../../parts/format-count.js';
import { Loaded } from '../../parts/loaded.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Empty } from '../../parts/states.js';
import { type ScreenProps } from '../../screens.js';
import { ParkedSequences } from './parked-sequences.js';
import './parked.css';

/** What could not be applied: of one view or process manager, the first that has some unless the address names another. */
export default function Parked({ params: { name, sequence } }: ScreenProps) {
  const followers = watchFollowers();
  const [, navigate] = useLocation();
  const first = followers.value.value?.items.find(({ role, parked }) => role === 'live' && parked > 0)?.name;
  useEffect(() => {
    if (name === undefined && first !== undefined) navigate(`/console/parked/${first}`, { replace: true });
  }, [name, first]);
  return (
    <>
      <ScreenTitle>Parked</ScreenTitle>
      <Loaded of={followers}>
        {({ items }) => {
          const holding = items.filter((item) => item.role === 'live' && (item.parked > 0 || item.name === name));
          if (holding.length === 0) return <Empty>Nothing is parked: every event has been applied, or is about to be.</Empty>;
          return (
            <nav class="line parked-views" aria-label="Views with parked events">
              {holding.map((item) => (
                <Link key={item.name} href={`/console/parked/${item.name}`} aria-current={item.name === name ? 'page' : undefined}>
                  {item.name} <span class="soft">{formatCount(item.parked)}</span>
                </Link>
              ))}
            </nav>
          );
        }}
      </Loaded>
      {name !== undefined && <ParkedSequences key={name} name={name} sequence={sequence} />}
    </>
  );
}
