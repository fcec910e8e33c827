import { Dialog } from '../parts/dialog.js';
import { beginBeside } from './keep-signed-in.js';
import { SignInForm } from './sign-in-form.js';
import { leaveSignIn } from './session.js';

/** Over the screen, which stays with what was typed into it; what was asked for meanwhile is sent once he has signed in. Left, nothing is written. */
export function SignInAgain() {
  return (
    <Dialog title="Sign in again" onClose={leaveSignIn}>
      <p>Your sign-in has ended. What you have typed is kept, and goes on from where it was.</p>
      <SignInForm byProvider={beginBeside} />
    </Dialog>
  );
}
