import { useLocation } from 'wouter-preact';
import { type Follower } from '../../followers/followers.js';
import { StateBadge } from '../../followers/state-badge.js';
import { watchFollowers } from '../../followers/watch-followers.js';
import { describeSpan } from '../../parts/describe-age.js';
import { formatCount } from '../../parts/format-count.js';
import { Loaded } from '../../parts/loaded.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { type Column, Table } from '../../parts/table.js';
import { type ScreenProps } from '../../screens.js';
import { ViewDetail } from './view-detail.js';

const columns: readonly Column<Follower>[] = [
  { name: 'Name', cell: ({ name }) => name },
  { name: 'State', width: '7rem', cell: (follower) => <StateBadge of={follower} /> },
  { name: 'Behind', width: '6rem', align: 'end', wide: true, cell: ({ lagSeconds }) => describeSpan(lagSeconds * 1_000) },
  { name: 'Parked', width: '5rem', align: 'end', cell: ({ parked }) => (parked === 0 ? '' : formatCount(parked)) },
];

/** Every view and process manager; of the one that the address names its generations and what can be done. */
export default function Views({ params: { name } }: ScreenProps) {
  const followers = watchFollowers();
  const [, navigate] = useLocation();
  return (
    <>
      <ScreenTitle>Views</ScreenTitle>
      <Loaded of={followers}>
        {({ items }) => (
          <div class="panes">
            <Table
              label="Views and process managers"
              columns={columns}
              rows={items.filter(({ role }) => role === 'live' || role === 'lost')}
              keyOf={(follower) => `${follower.name} ${follower.generation}`}
              onOpen={(follower) => navigate(`/console/views/${follower.name}`)}
              isCurrent={(follower) => follower.name === name}
            />
            {name !== undefined && <ViewDetail key={name} name={name} generations={items.filter((item) => item.name === name)} />}
          </div>
        )}
      </Loaded>
    </>
  );
}
