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

/** The state in a word; of a live one that is well also whether it is behind. */
export function StateBadge({ of }: { readonly of: Follower }) {
  const tone = brokenPromise(of) === undefined ? (tones[of.state] ?? 'held') : 'broken';
  return <Badge tone={tone}>{of.followed || of.role !== 'live' ? of.state : 'not fed'}</Badge>;
}
