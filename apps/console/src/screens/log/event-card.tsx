import { Link } from 'wouter-preact';
import { Button } from '../../parts/button.js';
import { Card } from '../../parts/card.js';
import { JsonView } from '../../parts/json-view.js';
import { Time } from '../../parts/time.js';
import { describeActor, type LogEntry } from './log-entry.js';
import { searchOf } from './log-filter.js';

/** One event in full, with the ways on from it. */
export function EventCard({ of: event, onClose }: { readonly of: LogEntry; readonly onClose?: () => void }) {
  const { position, stream, revision, type, schemaVersion, data, actor, correlationId, causationId, occurredAt, recordedAt } = event;
  const close = onClose === undefined ? undefined : <Button onClick={onClose}>Close</Button>;
  return (
    <Card title={type} beside={close}>
      <dl class="facts">
        <dt>Stream</dt>
        <dd>
          <Link href={`/console/log/${encodeURIComponent(stream)}`} class="mono">
            {stream}
          </Link>{' '}
          at revision {revision}
        </dd>
        <dt>Position</dt>
        <dd class="mono">{position}</dd>
        <dt>Who</dt>
        <dd>
          {actor === null ? 'not said' : <Link href={`/console/log${searchOf({ actor: actor.subject })}`}>{describeActor(event)}</Link>}
        </dd>
        <dt>Recorded</dt>
        <dd>
          <Time at={recordedAt} full /> (<Time at={recordedAt} />)
        </dd>
        {occurredAt !== null && (
          <>
            <dt>Occurred</dt>
            <dd>
              <Time at={occurredAt} full />
            </dd>
          </>
        )}
        {correlationId !== null && (
          <>
            <dt>Set off by</dt>
            <dd>
              <Link href={`/console/log${searchOf({ correlationId })}`} class="mono">
                {correlationId}
              </Link>
            </dd>
          </>
        )}
        {causationId !== null && (
          <>
            <dt>Caused by</dt>
            <dd class="mono">{causationId}</dd>
          </>
        )}
        {schemaVersion !== null && (
          <>
            <dt>Shape</dt>
            <dd>version {schemaVersion}</dd>
          </>
        )}
      </dl>
      <JsonView of={data} />
    </Card>
  );
}
