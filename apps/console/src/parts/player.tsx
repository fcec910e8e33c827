import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.js';
import './player.css';

interface PlayerProps {
  /** How many there are; at least one. */
  readonly count: number;
  readonly at: number;
  readonly onMove: (to: number) => void;
  /** What stands at a place, in words. */
  readonly describe: (at: number) => string;
}

const STEP_MS = 700;

/** Goes through steps: one by one, by itself, or to any of them. */
export function Player({ count, at, onMove, describe }: PlayerProps) {
  const [running, setRunning] = useState(false);
  const last = count - 1;
  useEffect(() => {
    if (!running) return undefined;
    if (at >= last) {
      setRunning(false);
      return undefined;
    }
    const timer = setTimeout(() => onMove(at + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [running, at, last]);
  const go = (to: number) => {
    setRunning(false);
    onMove(Math.min(Math.max(to, 0), last));
  };
  const run = () => {
    if (!running && at >= last) onMove(0);
    setRunning(!running);
  };
  return (
    <div class="player">
      <div class="line">
        <Button onClick={() => go(0)}>First</Button>
        <Button onClick={() => go(at - 1)}>Back</Button>
        <Button onClick={() => go(at + 1)}>Step</Button>
        <Button onClick={run}>{running ? 'Stop' : 'Run'}</Button>
        <Button onClick={() => go(last)}>Last</Button>
        <span class="soft">
          {at + 1} of {count}
        </span>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label="Which event"
        aria-valuetext={`${at + 1} of ${count}: ${describe(at)}`}
        onInput={({ currentTarget }) => go(Number(currentTarget.value))}
      />
    </div>
  );
}
