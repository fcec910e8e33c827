import { type ComponentChildren } from 'preact';
import { type Problem } from '../api/problem.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

interface ConflictDialogProps {
  /** Of what was sent; the dialog shows itself for a 412 only. */
  readonly problem: Problem | undefined;
  /** What it was when it was looked at, beside what it is now. */
  readonly children?: ComponentChildren;
  /** Loads what it is now; what was typed stays. */
  readonly onLook: () => unknown;
}

/** Somebody else has changed meanwhile what was about to be written: nothing was, and one decides anew. */
export function ConflictDialog({ problem, children, onLook }: ConflictDialogProps) {
  if (problem?.status !== 412) return null;
  return (
    <Dialog title="Changed meanwhile" onClose={() => void onLook()}>
      <p>Somebody else has changed this since you looked at it. Nothing was written; what you typed is kept.</p>
      {children}
      <div class="actions">
        <Button look="main" onClick={() => void onLook()}>
          See what it is now
        </Button>
      </div>
    </Dialog>
  );
}
