import { computed, signal } from '@preact/signals';
import { settings } from '../settings.js';
import { type Claims, readClaims } from './claims.js';

const KEPT_AS = 'orderline.token';

/** The token in use. Kept for this tab only, and gone with it. */
export const token = signal<string | undefined>(sessionStorage.getItem(KEPT_AS) ?? undefined);
export const claims = computed<Claims | undefined>(() =>
  token.value === undefined ? undefined : readClaims(token.value, settings.oidc?.rolesClaim),
);
/** Whether a server has refused the token: whoever asked waits for another one, and the screen stays as it is. */
export const refused = signal(false);

/** Why the provider's sign-in has failed, in a sentence. */
export const signInFault = signal<string | undefined>(undefined);

let waiting: (() => void)[] = [];

export function signIn(given: string): void {
  sessionStorage.setItem(KEPT_AS, given);
  token.value = given;
  refused.value = false;
  signInFault.value = undefined;
  const woken = waiting;
  waiting = [];
  for (const wake of woken) wake();
}

/** Forgets the token and everything that was read with it. */
export function signOut(): void {
  sessionStorage.clear();
  location.replace(location.pathname.startsWith('/desk') ? '/desk' : '/console');
}

/** Resolves when somebody has signed in again. @param old the token that was refused: where another is in use by now, that is tried at once */
export function anotherToken(old: string | undefined, signal: AbortSignal): Promise<void> {
  if (token.value !== old) return Promise.resolve();
  refused.value = true;
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
