import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { claims, refused } from './session.js';

const WARNED_AHEAD_MS = 300_000;
const left = signal<number | undefined>(undefined);

/** Warns of the end of a sign-in before it comes. */
export function Expiry() {
  const ends = claims.value?.expiresAt;
  useEffect(() => {
    const look = () => void (left.value = ends === undefined ? undefined : ends - Date.now());
    look();
    const timer = setInterval(look, 10_000);
    return () => clearInterval(timer);
  }, [ends]);
  const ms = left.value;
  if (ms === undefined || ms > WARNED_AHEAD_MS) return null;
  return (
    <div class="notice" role="status">
      <span>{ms > 0 ? `Your sign-in ends in ${Math.ceil(ms / 60_000)} min.` : 'Your sign-in has ended.'} What you type is kept.</span>
      <Button onClick={() => void (refused.value = true)}>Sign in again</Button>
    </div>
  );
}
