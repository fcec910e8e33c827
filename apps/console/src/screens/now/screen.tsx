import { type Follower, type Followers } from '../../followers/followers.js';
import { brokenPromise } from '../../followers/broken-promise.js';
import { watchFollowers } from '../../followers/watch-followers.js';
import { Badge } from '../../parts/badge.js';
import { Loaded } from '../../parts/loaded.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { CommandsCard } from './commands-card.js';
import { FollowerCard } from './follower-card.js';
import { LogCard } from './log-card.js';
import './now.css';

/** How everything does that follows the log: what is broken first. */
export default function Now() {
  const followers = watchFollowers();
  return (
    <>
      <ScreenTitle beside={followers.value.value && <Summary of={followers.value.value} />}>Now</ScreenTitle>
      <Loaded of={followers}>
        {({ items, head }) => (
          <>
            <LogCard head={head} />
            <CommandsCard />
            <Cards title="Views" items={items.filter(({ kind }) => kind === 'projection')} />
            <Cards title="Process managers" items={items.filter(({ kind }) => kind === 'process')} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Summary({ of: { items } }: { readonly of: Followers }) {
  const broken = items.filter((item) => brokenPromise(item) !== undefined).length;
  return broken === 0 ? <Badge tone="good">every promise holds</Badge> : <Badge tone="broken">{`${broken} broken`}</Badge>;
}

function Cards({ title, items }: { readonly title: string; readonly items: readonly Follower[] }) {
  const live = items.filter(({ role }) => role === 'live' || role === 'lost');
  // Those that are broken come first, each kind in the order of the names.
  const ordered = [
    ...live.filter((item) => brokenPromise(item) !== undefined),
    ...live.filter((item) => brokenPromise(item) === undefined),
  ];
  return (
    <section class="stack" aria-label={title}>
      <h2 class="soft">{title}</h2>
      <div class="cards">
        {ordered.map((item) => (
          <FollowerCard
            key={item.name}
            of={item}
            beside={items.filter(({ name, role }) => name === item.name && role !== 'live' && role !== 'retained' && role !== 'lost')}
          />
        ))}
      </div>
    </section>
  );
}
