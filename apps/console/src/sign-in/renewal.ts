import { type Claims } from './claims.js';

const AHEAD_MS = 60_000;
/** So that a provider whose tokens are good for a moment only, or cannot be had just now, is not asked all the time. */
const LEAST_MS = 30_000;
/** What a timer can wait for. */
const MOST_MS = 2 ** 31 - 1;

/** A minute ahead, or of a token that is good for less, after a quarter of what is left. */
export const renewIn = (leftMs: number) => Math.min(Math.max(leftMs - AHEAD_MS, leftMs / 4, LEAST_MS), MOST_MS);

/**
 * When a token ends by this machine's clock: counted from when it came, as the provider's clock may be another.
 * @returns undefined where it does not end
 */
export function endOf({ expiresAt, lifetimeMs }: Claims, receivedAt: number): number | undefined {
  return lifetimeMs === undefined ? expiresAt : receivedAt + lifetimeMs;
}

/** Whether what another tab was given is what this one waits for: a sign-in of the same person. */
export function isAwaited(offered: Claims | undefined, refused: boolean, current: Claims | undefined): boolean {
  return refused && offered !== undefined && offered.subject === current?.subject;
}
