import { useState } from 'preact/hooks';
import { useResource } from '../../data/resource.js';
import { Loaded } from '../../parts/loaded.js';
import { Empty } from '../../parts/states.js';
import { EventCard } from '../log/event-card.js';
import { Compared } from './compared.js';
import { Player } from '../../parts/player.js';
import { StepCard } from './step-card.js';
import { readSteps, type Steps } from './steps.js';

/** A stream, event by event, as a view sees it. */
export function Stepped({ name, stream }: { readonly name: string; readonly stream: string }) {
  const steps = useResource((signal) => readSteps(name, stream, signal), [name, stream]);
  return <Loaded of={steps}>{(found) => <Through of={found} stream={stream} />}</Loaded>;
}

function Through({ of: found, stream }: { readonly of: Steps; readonly stream: string }) {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, found.steps.length - 1);
  const step = found.steps[at];
  if (step === undefined) return <Empty>{`There is no event in ${stream}.`}</Empty>;
  return (
    <>
      <Player count={found.steps.length} at={at} onMove={setChosen} describe={(index) => found.steps[index]?.event.type ?? ''} />
      <div class="panes stepper-panes">
        <EventCard of={step.event} />
        <StepCard of={step} />
      </div>
      <Compared of={found} />
    </>
  );
}
