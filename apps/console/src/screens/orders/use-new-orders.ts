import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../../data/changes.js';
import { oneAtATime, poll, usePolling } from '../../data/polling.js';
import { may } from '../../desk/may.js';
import { settings } from '../../settings.js';

const LOOK_EVERY_MS = 10_000;
const TOGETHER_MS = 1_000;

interface NewOrders {
  /** How many came that are not shown yet. */
  readonly waiting: ReadonlySignal<number>;
  /** Shows them. */
  readonly show: () => Promise<void>;
}

/**
 * Orders that come in are shown by themselves while one looks at the top of the list, many at once together; otherwise they are counted, so that
 * nothing moves under who reads further down.
 * @param readFrom reads the first page anew, no older than a position
 */
export function useNewOrders(readFrom: (position: string | undefined) => Promise<void>, isAtTop: () => boolean): NewOrders {
  const waiting = useSignal(0);
  const position = useRef<string>();
  const latest = useRef({ readFrom, isAtTop });
  latest.current = { readFrom, isAtTop };
  const read = async () => {
    waiting.value = 0;
    const from = position.current;
    position.current = undefined;
    await latest.current.readFrom(from);
  };
  const [show] = useState(() => oneAtATime(read));
  const follows = may('GET /events/changes');
  const address = follows ? `${settings.queryApi}/events/changes?type=OrderPlaced` : undefined;
  const arrive = (data: unknown) => {
    position.current = (data as { readonly position: string }).position;
    waiting.value += 1;
  };
  useChanges(address, arrive, true);
  useEffect(() => poll(async () => void (waiting.peek() > 0 && latest.current.isAtTop() && (await show())), TOGETHER_MS), []);
  // What becomes of those that are shown; for who may not follow the log, new ones, too.
  usePolling(async () => void (latest.current.isAtTop() && (await show())), LOOK_EVERY_MS);
  return { waiting, show };
}
