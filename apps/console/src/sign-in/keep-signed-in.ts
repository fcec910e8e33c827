import { effect } from '@preact/signals';
import { settings } from '../settings.js';
import { SignInError, type Tokens } from './provider.js';
import { beginSignIn, comesBack, finishSignIn, refreshTokens } from './oidc.js';
import { claims, signIn, signInFault } from './session.js';

const REFRESH_KEPT_AS = 'orderline.refresh';
const AGAIN = 'orderline.sign-in-again';
const AHEAD_MS = 60_000;
/** Between the tab in which somebody signs in again, and the one that waits for it. */
const CHANNEL = 'orderline.sign-in';

/** Finishes a sign-in that the provider has sent back, and renews what it gave before that ends. Without a provider nothing happens. */
export async function keepSignedIn(): Promise<void> {
  const { oidc } = settings;
  if (oidc === null) return;
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => take(data as Tokens));
  if (comesBack(location.search)) await finish(oidc);
  else if (new URLSearchParams(location.search).has('sign-in')) {
    sessionStorage.setItem(AGAIN, 'yes');
    await begin();
  }
  effect(() => {
    const ends = claims.value?.expiresAt;
    if (ends === undefined || sessionStorage.getItem(REFRESH_KEPT_AS) === null) return undefined;
    const timer = setTimeout(() => void renew(oidc), renewIn(ends - Date.now()));
    return () => clearTimeout(timer);
  });
}

/** A minute ahead, or of a token that is good for less, after a quarter of what is left. */
const renewIn = (leftMs: number) => Math.max(leftMs - AHEAD_MS, leftMs / 4, 1_000);

/** Leaves for the provider; where that fails, the sign-in page says why. */
export async function begin(): Promise<void> {
  if (settings.oidc !== null) await telling(beginSignIn(settings.oidc));
}

/** In a tab of its own, so that the screen stays as it is. */
export function beginBeside(): void {
  open('/console?sign-in=again', '_blank', 'noopener');
}

async function finish(oidc: NonNullable<typeof settings.oidc>): Promise<void> {
  const done = await telling(finishSignIn(oidc));
  if (done === undefined) return;
  take(done.tokens);
  if (sessionStorage.getItem(AGAIN) !== null) {
    sessionStorage.removeItem(AGAIN);
    new BroadcastChannel(CHANNEL).postMessage(done.tokens);
    close();
  }
  history.replaceState(null, '', done.from.replace(/\?sign-in=again$/, ''));
}

async function renew(oidc: NonNullable<typeof settings.oidc>): Promise<void> {
  const refreshToken = sessionStorage.getItem(REFRESH_KEPT_AS);
  if (refreshToken === null) return;
  try {
    take(await refreshTokens(oidc, refreshToken));
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    // The page warns of the end, and asks for another sign-in then.
    sessionStorage.removeItem(REFRESH_KEPT_AS);
  }
}

function take({ accessToken, refreshToken }: Tokens): void {
  if (refreshToken !== undefined) sessionStorage.setItem(REFRESH_KEPT_AS, refreshToken);
  signIn(accessToken);
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
