import { useState } from 'preact/hooks';
import { useResource } from '../../data/resource.js';
import { Button } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { say } from '../../parts/messages.js';
import { Player } from '../stepper/player.js';
import { AsOf } from './as-of.js';
import { MomentList } from './moment-list.js';
import { momentAt } from './moments.js';
import { type Past, readPast } from './past.js';
import { StateThen } from './state-then.js';

/** An order through time. */
export function OrderPast({ orderId }: { readonly orderId: string }) {
  const past = useResource((signal) => readPast(orderId, signal), [orderId]);
  return (
    <>
      <div class="actions">
        <Button busy={past.loading.value} onClick={() => void past.reload()}>
          Look again
        </Button>
      </div>
      <Loaded of={past}>{(found) => <Through of={found} />}</Loaded>
    </>
  );
}

function Through({ of: { moments, complete } }: { readonly of: Past }) {
  const last = moments.length - 1;
  const [chosen, setChosen] = useState(last);
  const at = Math.min(chosen, last);
  const moment = moments[at];
  if (moment === undefined) return null;
  const goTo = (time: number) => {
    const index = momentAt(moments, time);
    if (index < 0) say('Then it had not been placed yet.');
    setChosen(Math.max(index, 0));
  };
  return (
    <>
      {!complete && <p>Its past is longer than what is shown here: its streams in the log have all of it.</p>}
      <Player count={moments.length} at={at} onMove={setChosen} describe={(index) => moments[index]?.event.type ?? ''} />
      <AsOf onTime={goTo} />
      <div class="panes">
        <StateThen of={moment} />
        <MomentList moments={moments} at={at} onChoose={setChosen} />
      </div>
    </>
  );
}
