import { type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Problem } from '../api/problem.js';
import { poll } from '../data/polling.js';
import { type Resource } from '../data/resource.js';
import { useSubmission, type WriteHeaders } from '../data/submit.js';
import { Button } from '../parts/button.js';
import { ConflictDialog } from '../parts/conflict-dialog.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { say } from '../parts/messages.js';
import { changedNothing } from './changed-nothing.js';
import { differencesBetween } from './differences.js';
import { DifferencesList } from './differences-list.js';
import { Doubt } from './doubt.js';

interface Versioned {
  readonly revision: number;
}

interface WriteDialogProps<Seen extends Versioned, Content> {
  readonly title: string;
  /** On its button. */
  readonly action: string;
  readonly look?: 'main' | 'grave';
  /** What is written to, as it is now: what is sent holds for the revision that was looked at, and for no other. */
  readonly of: Resource<Seen>;
  /** What is sent, of what is typed by then. */
  readonly content: () => Content;
  readonly send: (content: Content, headers: WriteHeaders) => Promise<unknown>;
  /** Paths of fields that show their own errors. */
  readonly ownErrors?: readonly string[];
  /** Said when it is done. */
  readonly done: string;
  /** Why it cannot be done any more, in a sentence; undefined while it can. */
  readonly over?: (seen: Seen) => string | undefined;
  /** False until what is grave has been confirmed. */
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly children?: (seen: Seen, problem: Problem | undefined) => ComponentChildren;
}

const LOOK_AGAIN_MS = 500;
/** No longer is a dialog kept open for what it has changed to be read. */
const READ_FOR_MS = 3_000;

/**
 * A dialog that changes something as it was when the dialog was opened. What somebody else changed meanwhile is told before anything is overwritten;
 * what was typed stays. Where no answer came, the change may be one's own: then the same is sent once more for the revision that was looked at.
 */
export function WriteDialog<Seen extends Versioned, Content>(props: WriteDialogProps<Seen, Content>) {
  const { title, action, look, of, content, send, ownErrors = [], done, over, ready = true, onClose, children } = props;
  const now = of.value.value;
  const [seen, setSeen] = useState(now);
  const [saved, setSaved] = useState(false);
  const submission = useSubmission(send, [], `${location.pathname} ${title}`);
  const problem = submission.problem.value;
  const refused = problem?.status === 412;
  const behind = refused && now?.revision === seen?.revision;
  // What the other one wrote may not be in the view yet.
  useEffect(() => (behind ? poll(of.reload, LOOK_AGAIN_MS) : undefined), [behind]);

  const submit = async () => {
    const result = seen && (await submission.submit(content(), `"${seen.revision}"`));
    if (result === undefined) {
      if (submission.problem.peek()?.status === 412) await of.reload();
      return;
    }
    setSaved(true);
    // Whoever goes on at once would write to what was before, and be told of a change that was his own.
    await Promise.race([of.reload(), new Promise((resolve) => setTimeout(resolve, READ_FOR_MS))]);
    onClose();
    say(changedNothing(result) ? 'Nothing was changed.' : done);
  };
  const goOn = () => {
    submission.forget();
    setSeen(of.value.peek());
  };
  if (seen === undefined) return null;
  const ended = over?.(seen);
  const changed = now !== undefined && now.revision !== seen.revision ? differencesBetween(seen, now) : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      {ended !== undefined ? (
        <>
          <p>{ended}</p>
          <div class="actions">
            <Button onClick={onClose}>Close</Button>
          </div>
        </>
      ) : (
        <Form
          action={action}
          {...(look !== undefined && { look })}
          fields={ownErrors}
          busy={saved || submission.busy.value}
          ready={ready}
          problem={refused ? undefined : problem}
          onSubmit={submit}
          beside={<Button onClick={onClose}>Leave it</Button>}
        >
          <Doubt of={submission} />
          {changed !== undefined && !saved && !refused && !submission.doubtful.value && (
            <div class="notice" role="status">
              <div>
                <p>Somebody has changed this while you were at it.</p>
                <DifferencesList of={changed} />
              </div>
              <Button onClick={goOn}>I have seen it</Button>
            </div>
          )}
          {children?.(seen, problem)}
        </Form>
      )}
      <ConflictDialog problem={problem} onLook={goOn}>
        {behind ? <p class="soft">Reading what it is now …</p> : <DifferencesList of={changed ?? []} />}
      </ConflictDialog>
    </Dialog>
  );
}
