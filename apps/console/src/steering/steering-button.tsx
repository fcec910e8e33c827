import { useState } from 'preact/hooks';
import { useSubmission } from '../data/submit.js';
import { Button } from '../parts/button.js';
import { CommandLine } from '../parts/command-line.js';
import { Dialog } from '../parts/dialog.js';
import { Fault } from '../parts/states.js';
import { commandLineOf } from './command-line-of.js';
import { type Job, steer, type Steering } from './steer.js';

interface SteeringButtonProps {
  readonly name: string;
  readonly steering: Steering;
  readonly children: string;
  /** What will happen, in a sentence or two: shown before it does, with the line of the CLI. */
  readonly explanation: string;
  readonly look?: 'main' | 'plain' | 'grave';
  readonly onBegun: (job: Job) => void;
}

/** Something to be done to a view or process manager: says what, and how the CLI does it, then asks the projector for it. */
export function SteeringButton({ name, steering, children, explanation, look = 'plain', onBegun }: SteeringButtonProps) {
  const [open, setOpen] = useState(false);
  const submission = useSubmission((asked: Steering, headers) => steer(name, asked, headers), [name]);
  const begin = async () => {
    const job = await submission.submit(steering);
    if (job === undefined) return;
    setOpen(false);
    onBegun(job);
  };
  const close = () => {
    submission.forget();
    setOpen(false);
  };
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <Dialog title={`${children}: ${name}`} onClose={close}>
          <p>{explanation}</p>
          <CommandLine>{commandLineOf(name, steering)}</CommandLine>
          {submission.problem.value !== undefined && <Fault problem={submission.problem.value} />}
          <div class="actions">
            <Button look={look === 'grave' ? 'grave' : 'main'} busy={submission.busy.value} onClick={() => void begin()}>
              {children}
            </Button>
            <Button onClick={close}>Leave it</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
