import { useState } from 'preact/hooks';
import { type Follower } from '../../followers/followers.js';
import { CheckBox } from '../../parts/check-box.js';
import { type Job } from '../../steering/steer.js';
import { SteeringButton } from '../../steering/steering-button.js';

interface ActionsProps {
  readonly name: string;
  readonly generations: readonly Follower[];
  readonly onBegun: (job: Job) => void;
}

/** What can be done to it as it is now; the projector has the last word. */
export function SteeringActions({ name, generations, onBegun }: ActionsProps) {
  const [verify, setVerify] = useState(false);
  const [noSwap, setNoSwap] = useState(false);
  const has = (role: string) => generations.some((each) => each.role === role);
  const isProcess = generations.some(({ kind }) => kind === 'process');
  const isPaused = generations.some(({ state }) => state === 'paused');
  const begins = { name, onBegun };
  return (
    <div class="actions">
      {has('ready') && (
        <SteeringButton
          {...begins}
          look="main"
          steering={{ verb: 'swap' }}
          explanation="Readers have the generation that is ready from now on; the one before is kept for a day."
        >
          Swap
        </SteeringButton>
      )}
      {!isProcess && (
        <>
          <SteeringButton
            {...begins}
            steering={{ verb: 'rebuild', options: { ...(verify && { verify }), ...(noSwap && { noSwap }) } }}
            explanation="A new generation is filled from the log beside the live one, which readers keep until the swap."
            options={() => (
              <>
                <CheckBox checked={verify} onChange={setVerify}>
                  Compare it with the live one first, and do not swap where they differ
                </CheckBox>
                <CheckBox checked={noSwap} onChange={setNoSwap}>
                  Leave it ready, without a swap
                </CheckBox>
              </>
            )}
          >
            Rebuild
          </SteeringButton>
          <SteeringButton
            {...begins}
            steering={{ verb: 'verify' }}
            explanation="The live view is compared, row by row, with a fold from scratch. Nothing is changed."
          >
            Verify
          </SteeringButton>
        </>
      )}
      {isPaused ? (
        <SteeringButton {...begins} steering={{ verb: 'resume' }} explanation="It goes on from where it stopped.">
          Resume
        </SteeringButton>
      ) : (
        <SteeringButton
          {...begins}
          steering={{ verb: 'pause' }}
          explanation="It stops after the batch in hand; readers see what was true then until it is resumed."
        >
          Pause
        </SteeringButton>
      )}
      {has('retained') && (
        <>
          <SteeringButton {...begins} steering={{ verb: 'rollback' }} explanation="Readers have the generation that was live before again.">
            Roll back
          </SteeringButton>
          <SteeringButton
            {...begins}
            look="grave"
            steering={{ verb: 'drop' }}
            explanation="The generation that is kept is dropped: there is no way back to it then."
          >
            Drop the kept one
          </SteeringButton>
        </>
      )}
      {(has('rebuilding') || has('ready') || has('verifying')) && (
        <SteeringButton
          {...begins}
          look="grave"
          steering={{ verb: 'drop', options: { unfinished: true } }}
          explanation="The generation that is being filled, or is ready, is given up. Readers have the live one all the while."
        >
          Drop the unfinished one
        </SteeringButton>
      )}
    </div>
  );
}
