import { Button } from '../parts/button.js';
import { signOut } from '../sign-in/session.js';

export function StaffOnly() {
  return (
    <main class="alone">
      <h1>This page is for staff</h1>
      <p>
        <Button onClick={signOut}>Sign out</Button>
      </p>
    </main>
  );
}
