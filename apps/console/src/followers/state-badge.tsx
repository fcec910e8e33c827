import { Badge, type Tone } from '../parts/badge.js';
import { brokenPromise } from './broken-promise.js';
import { type Follower } from './followers.js';

const tones: Readonly<Record<string, Tone>> = {
  live: 'good',
  rebuilding: 'accent',
  verifying: 'accent',
  ready: 'accent',
  retained: 'plain',
};

/** The state in a word: of a live one, what is wrong with it where something is. */
export function StateBadge({ of }: { readonly of: Follower }) {
  const broken = brokenPromise(of);
  const tone = broken === undefined ? (tones[of.state] ?? 'held') : 'broken';
  return <Badge tone={tone}>{wordOf(of, broken !== undefined)}</Badge>;
}

function wordOf({ state, role, followed, parked }: Follower, broken: boolean): string {
  if (!broken || state !== 'live' || role !== 'live') return state;
  if (!followed) return 'not fed';
  return parked > 0 ? 'parked' : 'behind';
}
