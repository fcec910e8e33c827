import { type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Problem } from '../api/problem.js';
import { useSubmission } from '../data/submit.js';
import { Button } from '../parts/button.js';
import { CommandLine } from '../parts/command-line.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { commandLineOf } from './command-line-of.js';
import { type Job, steer, type Steering } from './steer.js';

interface SteeringButtonProps {
  readonly name: string;
  readonly steering: Steering;
  readonly children: string;
  /** What will happen, in a sentence or two: shown before it does, with the line of the CLI. */
  readonly explanation: string;
  readonly look?: 'main' | 'plain' | 'grave';
  /** Fields of what is asked beside; their errors are those of the problem. */
  readonly options?: (problem: Problem | undefined) => ComponentChildren;
  readonly onBegun: (job: Job) => void;
}

/** Something to be done to a view or process manager: says what, and how the CLI does it, then asks the projector for it. */
export function SteeringButton({ name, steering, children, explanation, look = 'plain', options, onBegun }: SteeringButtonProps) {
  const [open, setOpen] = useState(false);
  const { submit, problem, busy, forget } = useSubmission((asked: Steering, headers) => steer(name, asked, headers), [name]);
  const begin = async () => {
    const job = await submit(steering);
    if (job === undefined) return;
    setOpen(false);
    onBegun(job);
  };
  const close = () => {
    forget();
    setOpen(false);
  };
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <Dialog title={`${children}: ${name}`} onClose={close}>
          <Form
            action={children}
            look={look === 'grave' ? 'grave' : 'main'}
            busy={busy.value}
            problem={problem.value}
            fields={['reason']}
            onSubmit={begin}
            beside={<Button onClick={close}>Leave it</Button>}
          >
            <p>{explanation}</p>
            {options?.(problem.value)}
            <CommandLine>{commandLineOf(name, steering)}</CommandLine>
          </Form>
        </Dialog>
      )}
    </>
  );
}
