import { Route, Router, Switch } from 'wouter-preact';
import { isStaff } from '../sign-in/roles.js';
import { claims, refused } from '../sign-in/session.js';
import { SignInAgain } from '../sign-in/sign-in-again.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { Frame } from './frame.js';
import { StaffOnly } from './staff-only.js';

/** What is shown to whom: those who have not signed in, strangers, staff. */
export function App() {
  const known = claims.value;
  if (known === undefined) return <SignInPage />;
  if (!isStaff(known.roles)) return <StaffOnly />;
  return (
    <Router>
      <Switch>
        <Route path="/desk/*?">
          <Frame area="desk" />
        </Route>
        <Route>
          <Frame area="console" />
        </Route>
      </Switch>
      {refused.value && <SignInAgain />}
    </Router>
  );
}
