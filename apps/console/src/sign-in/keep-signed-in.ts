import { effect, signal } from '@preact/signals';
import { settings } from '../settings.js';
import { SignInError, type Tokens } from './provider.js';
import { beginSignIn, comesBack, finishSignIn, refreshTokens } from './oidc.js';
import { forgetRefreshToken, keptRefreshToken, receivedAt } from './kept-tokens.js';
import { endOf, isAwaited, renewIn } from './renewal.js';
import { claims, claimsOf, refused, signIn, signInFault } from './session.js';

const AGAIN = 'orderline.sign-in-again';
/** Between the tab in which somebody signs in again, and the one that waits for it. */
const CHANNEL = 'orderline.sign-in';
/** How often the token was renewed, or was to be: after each the next is due. */
const renewals = signal(0);

/** Finishes a sign-in that the provider has sent back, and renews what it gave before that ends. Without a provider nothing happens. */
export async function keepSignedIn(): Promise<void> {
  const { oidc } = settings;
  if (oidc === null) return;
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => takeAwaited(data as Tokens));
  if (comesBack(location.search)) await finish(oidc);
  else if (new URLSearchParams(location.search).has('sign-in')) {
    sessionStorage.setItem(AGAIN, 'yes');
    // Otherwise a later sign-in in this tab would close it.
    if (!(await begin())) sessionStorage.removeItem(AGAIN);
  }
  effect(() => {
    const known = claims.value;
    void renewals.value;
    const ends = known && endOf(known, receivedAt());
    if (ends === undefined || keptRefreshToken() === undefined) return undefined;
    const timer = setTimeout(() => void renew(oidc), renewIn(ends - Date.now()));
    return () => clearTimeout(timer);
  });
}

/** Leaves for the provider. @returns false where that fails: the sign-in page says why */
export async function begin(): Promise<boolean> {
  return settings.oidc !== null && (await telling(beginSignIn(settings.oidc).then(() => true))) === true;
}

/** In a tab of its own, so that the screen stays as it is. */
export function beginBeside(): void {
  open('/console?sign-in=again', '_blank', 'noopener');
}

async function finish(oidc: NonNullable<typeof settings.oidc>): Promise<void> {
  const again = sessionStorage.getItem(AGAIN) !== null;
  sessionStorage.removeItem(AGAIN);
  const done = await telling(finishSignIn(oidc));
  if (done === undefined) return;
  signIn(done.tokens.accessToken, done.tokens.refreshToken);
  if (again) {
    new BroadcastChannel(CHANNEL).postMessage(done.tokens);
    close();
  }
  history.replaceState(null, '', done.from.replace(/\?sign-in=again$/, ''));
}

async function renew(oidc: NonNullable<typeof settings.oidc>): Promise<void> {
  const refreshToken = keptRefreshToken();
  if (refreshToken === undefined) return;
  // Somebody may sign in otherwise meanwhile.
  const isCurrent = () => keptRefreshToken() === refreshToken;
  try {
    const tokens = await refreshTokens(oidc, refreshToken);
    if (isCurrent()) signIn(tokens.accessToken, tokens.refreshToken);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    // The page warns of the end, and asks for another sign-in then.
    if (!error.passes && isCurrent()) forgetRefreshToken();
  }
  renewals.value++;
}

/** Of what somebody was given in another tab. */
function takeAwaited({ accessToken, refreshToken }: Tokens): void {
  if (isAwaited(claimsOf(accessToken), refused.peek(), claims.peek())) signIn(accessToken, refreshToken);
}

async function telling<Value>(done: Promise<Value>): Promise<Value | undefined> {
  try {
    return await done;
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    signInFault.value = error.message;
    return undefined;
  }
}
