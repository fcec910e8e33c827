import { useEffect } from 'preact/hooks';
import { settings } from '../../settings.js';
import { useChanges } from '../../data/changes.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Fault } from '../../parts/states.js';
import { type LogEntry } from './log-entry.js';
import { letsIn, type LogFilter, tailAddress } from './log-filter.js';
import { type useLog } from './use-log.js';

/** What comes in is shown at once, or is counted while it is held. */
export function Tail({ filter, log }: { readonly filter: LogFilter; readonly log: ReturnType<typeof useLog> }) {
  const address = letsIn(filter) ? tailAddress(settings.queryApi, filter) : undefined;
  const changes = useChanges(address, (data) => log.arrive(data as LogEntry), true);
  const state = changes.state.value;
  useEffect(() => {
    if (address === undefined || state !== 'connecting') log.begin(state === 'open');
  }, [log, address, state]);
  if (!letsIn(filter)) return <p class="soft">What comes in now is later than what is looked for.</p>;
  if (changes.problem.value !== undefined) return <Fault problem={changes.problem.value} />;
  const held = log.held.value;
  return (
    <div class="line">
      <Badge tone={held ? 'held' : state === 'open' ? 'good' : 'plain'}>{held ? 'held' : state === 'open' ? 'live' : 'connecting'}</Badge>
      <Button onClick={() => log.hold(!held)}>{held ? 'Go on' : 'Hold'}</Button>
      {held && <span role="status">{log.waiting.value} new since</span>}
    </div>
  );
}
