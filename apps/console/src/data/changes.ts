import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Problem, problemOf } from '../api/problem.js';
import { type ConnectionState, followEvents } from './follow-events.js';

export interface Changes {
  readonly state: ReadonlySignal<ConnectionState | 'ended'>;
  /** Why it cannot be followed; undefined as a rule. */
  readonly problem: ReadonlySignal<Problem | undefined>;
}

/**
 * Follows an address while the component is there, and its tab was not hidden for long: a hidden tab lets go and resumes when it is shown.
 * @param address absolute or of this server; undefined: nothing is followed
 * @param byPosition whether the ids of its events are positions in the log
 */
export function useChanges(
  address: string | undefined,
  onEvent: (data: unknown, id: string | undefined) => boolean | undefined | void,
  byPosition = false,
): Changes {
  const changes = useMemo(
    () => ({ state: signal<ConnectionState | 'ended'>('connecting'), problem: signal<Problem | undefined>(undefined) }),
    [address],
  );
  // What is done with an event is that of the latest rendering, while the connection stays.
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => {
    if (address === undefined) return undefined;
    let gone = new AbortController();
    let following = false;
    const place = { id: undefined };
    const begin = async () => {
      if (following || document.hidden) return;
      following = true;
      const mine = (gone = new AbortController());
      try {
        await followEvents(
          address,
          { onEvent: (data, id) => latest.current(data, id), place, byPosition, onState: (state) => void (changes.state.value = state) },
          mine.signal,
        );
      } catch (error) {
        changes.problem.value = problemOf(error);
      }
      following = false;
      if (!mine.signal.aborted) changes.state.value = 'ended';
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => gone.abort(), HIDDEN_FOR_MS);
      else if (changes.state.value !== 'ended') void begin();
    };
    document.addEventListener('visibilitychange', look);
    void begin();
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer);
      gone.abort();
    };
  }, [address]);
  return changes;
}

const HIDDEN_FOR_MS = 30_000;
