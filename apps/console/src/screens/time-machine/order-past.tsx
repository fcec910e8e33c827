import { type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useResource } from '../../data/resource.js';
import { Button } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { say } from '../../parts/messages.js';
import { Player } from '../../parts/player.js';
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
      <Loaded of={past}>
        {(found) => (
          <Through
            of={found}
            again={
              <Button busy={past.loading.value} onClick={() => void past.reload()}>
                Look again
              </Button>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Through({ of: { moments, complete }, again }: { readonly of: Past; readonly again: ComponentChildren }) {
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
      <div class="line as-of">
        <AsOf onTime={goTo} />
        {again}
      </div>
      <div class="panes">
        <StateThen of={moment} />
        <MomentList moments={moments} at={at} onChoose={setChosen} />
      </div>
    </>
  );
}
