import { type ComponentChildren } from 'preact';
import { type Problem } from '../api/problem.js';
import { useSubmission, type WriteHeaders } from '../data/submit.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { say } from '../parts/messages.js';
import { Doubt } from './doubt.js';

interface NewDialogProps<Content, Result> {
  readonly title: string;
  /** On its button. */
  readonly action: string;
  /** What is sent, of what is typed by then. */
  readonly content: () => Content;
  readonly send: (content: Content, headers: WriteHeaders) => Promise<Result>;
  /** Paths of fields that show their own errors. */
  readonly ownErrors?: (problem: Problem | undefined) => readonly string[];
  /** Said when it is done. */
  readonly done: string;
  readonly onClose: () => void;
  readonly onDone: (result: Result) => unknown;
  readonly children: (problem: Problem | undefined) => ComponentChildren;
}

/** A dialog that adds something, once however often its button is pressed. */
export function NewDialog<Content, Result>(props: NewDialogProps<Content, Result>) {
  const { title, action, content, send, ownErrors, done, onClose, onDone, children } = props;
  const submission = useSubmission(send, [], `${location.pathname} ${title}`);
  const submit = async () => {
    const result = await submission.submit(content());
    if (result === undefined) return;
    onClose();
    say(done);
    await onDone(result);
  };
  const problem = submission.problem.value;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        action={action}
        fields={ownErrors?.(problem) ?? []}
        busy={submission.busy.value}
        problem={problem}
        onSubmit={submit}
        beside={<Button onClick={onClose}>Leave it</Button>}
      >
        <Doubt of={submission} />
        {children(problem)}
      </Form>
    </Dialog>
  );
}
