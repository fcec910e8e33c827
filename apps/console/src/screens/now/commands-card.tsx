import { Card } from '../../parts/card.js';
import { formatCount } from '../../parts/format-count.js';
import { Fault } from '../../parts/states.js';
import { activityLately, watchActivity } from './activity.js';

const MOST_SHOWN = 4;

/** How the commands do: what a command API says of the last minute. */
export function CommandsCard() {
  const { problem } = watchActivity();
  const activity = activityLately.value;
  return (
    <Card title="Commands" beside={<span class="soft">the last minute, of the process that answers</span>}>
      {problem.value !== undefined && <Fault problem={problem.value} />}
      <div class="now-commands">
        <div>
          <p class="figure">{activity === undefined ? '–' : formatCount(activity.perSecond)}</p>
          <p class="soft">commands/s</p>
        </div>
        <div>
          <p class="figure">{activity?.p99Ms === undefined ? '–' : `${formatCount(activity.p99Ms)} ms`}</p>
          <p class="soft">99 of 100 take at most</p>
        </div>
        <div>
          <p class="figure">
            {activity === undefined ? '–' : formatCount(activity.refused.reduce((sum, { commands }) => sum + commands, 0))}
          </p>
          <p class="soft">refused</p>
          {activity?.refused.slice(0, MOST_SHOWN).map(({ code, commands }) => (
            <p key={code} class="small">
              {formatCount(commands)} {code}
            </p>
          ))}
        </div>
      </div>
    </Card>
  );
}
