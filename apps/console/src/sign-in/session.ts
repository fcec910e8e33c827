import { computed, signal } from '@preact/signals';
import { settings } from '../settings.js';
import { notSignedIn, ProblemError } from '../api/problem.js';
import { type Claims, readClaims } from './claims.js';
import { keepTokens, keptToken } from './kept-tokens.js';
import { WaitingRequests } from './waiting-requests.js';

/** The token in use. Kept for this tab only, and gone with it. */
export const token = signal<string | undefined>(keptToken());
export const claimsOf = (given: string | undefined) => (given === undefined ? undefined : readClaims(given, settings.oidc?.rolesClaim));
export const claims = computed<Claims | undefined>(() => claimsOf(token.value));
/** Whether a server has refused the token: whoever asked waits for another one, and the screen stays as it is. */
export const refused = signal(false);

/** Why the provider's sign-in has failed, in a sentence. */
export const signInFault = signal<string | undefined>(undefined);

const waiting = new WaitingRequests();

/** @param refreshToken what renews it; without one, nothing does */
export function signIn(given: string, refreshToken?: string): void {
  keepTokens(given, refreshToken, Date.now());
  token.value = given;
  refused.value = false;
  signInFault.value = undefined;
  waiting.goOn(claims.peek()?.subject);
}

/** Nobody signs in again now: what was to be written is given up. */
export function leaveSignIn(): void {
  refused.value = false;
  waiting.giveUpWrites();
}

/** Forgets the token and everything that was read with it. */
export function signOut(): void {
  sessionStorage.clear();
  location.replace(location.pathname.startsWith('/desk') ? '/desk' : '/console');
}

/**
 * Resolves when somebody has signed in again; for a write, the same one.
 * @param old the token that was refused: where another is in use by now, that is tried at once
 * @throws ProblemError where a write is given up
 */
export async function anotherToken(old: string | undefined, writes: boolean, signal: AbortSignal): Promise<void> {
  const subject = claimsOf(old)?.subject;
  if (token.peek() !== old) {
    if (writes && claims.peek()?.subject !== subject) throw new ProblemError(notSignedIn);
    return;
  }
  refused.value = true;
  await waiting.wait(subject, writes, signal);
}
