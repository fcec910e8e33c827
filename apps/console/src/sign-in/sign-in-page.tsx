import { useEffect } from 'preact/hooks';
import { begin } from './keep-signed-in.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  useEffect(() => void (document.title = 'Sign in · Orderline'), []);
  return (
    <main class="alone">
      <h1>Orderline</h1>
      <p class="soft">The operator’s console and the clerk’s desk. Sign in to go on.</p>
      <SignInForm byProvider={begin} />
    </main>
  );
}
