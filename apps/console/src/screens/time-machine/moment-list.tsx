import { useEffect, useRef } from 'preact/hooks';
import { Time } from '../../parts/time.js';
import { describeActor } from '../log/log-entry.js';
import { type Moment, reasonOf } from './moments.js';

interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

/** What has happened, in the order of the log: what, when, who and why. */
export function MomentList({ moments, at, onChoose }: MomentListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const element = list.current;
    const current = element?.children[at];
    // The list alone, not the window around it.
    if (element && current instanceof HTMLElement) element.scrollTop = current.offsetTop - element.offsetTop - element.clientHeight / 2;
  }, [at]);
  return (
    <ol ref={list} class="moments" aria-label="What has happened">
      {moments.map(({ event, rows }, index) => {
        const changed = rows.flatMap((row) => row.changed);
        const reason = reasonOf(event);
        return (
          <li key={event.position}>
            <button type="button" class="moment" aria-current={index === at ? 'step' : undefined} onClick={() => onChoose(index)}>
              <span class="line">
                <strong class="mono">{event.type}</strong>
                <span class="soft mono">{`${event.stream} @ ${event.revision}`}</span>
                <Time at={event.occurredAt ?? event.recordedAt} full />
              </span>
              <span class="line">
                {event.actor !== null && <span>{describeActor(event)}</span>}
                {reason !== undefined && <span>“{reason}”</span>}
                {changed.length > 0 && <span class="soft">changed {changed.join(', ')}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
