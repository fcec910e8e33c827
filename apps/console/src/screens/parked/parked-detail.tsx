import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { useResource } from '../../data/resource.js';
import { Card } from '../../parts/card.js';
import { JsonView } from '../../parts/json-view.js';
import { Loaded } from '../../parts/loaded.js';
import { Time } from '../../parts/time.js';
import { holds } from '../../sign-in/roles.js';
import { claims } from '../../sign-in/session.js';
import { JobProgress } from '../../steering/job-progress.js';
import { type Job } from '../../steering/steer.js';
import { DiscardButton } from './discard-button.js';
import { RetryButton } from './retry-button.js';
import { type ParkedEvent, type ParkedSequence } from './sequences.js';

interface ParkedDetailProps {
  readonly name: string;
  readonly sequence: string;
  /** undefined once it is freed. */
  readonly of: ParkedSequence | undefined;
  readonly onFreed: () => unknown;
}

/** Why a sequence is held up, what waits behind it, and what can be done. */
export function ParkedDetail({ name, sequence, of, onFreed }: ParkedDetailProps) {
  const [job, setJob] = useState<Job>();
  const maySteer = holds(claims.value?.roles ?? [], ['admin']);
  const failing = of?.failing;
  return (
    <div class="stack">
      {job !== undefined && <JobProgress job={job} onEnd={() => void onFreed()} />}
      {of === undefined ? (
        <Card title={sequence}>
          <p>Nothing of it is parked any more.</p>
        </Card>
      ) : (
        <Card title={sequence} beside={<span class="soft">{of.waiting.length} waiting behind it</span>}>
          {failing !== undefined && (
            <>
              <p class="parked-error">{failing.errorMessage ?? 'It does not say why.'}</p>
              <dl class="facts">
                <dt>Error</dt>
                <dd class="mono">{failing.errorCode ?? 'none'}</dd>
                <dt>Tried</dt>
                <dd>
                  {failing.attempts} times, parked <Time at={failing.parkedAt} />
                </dd>
              </dl>
            </>
          )}
          {maySteer ? (
            <div class="actions">
              <RetryButton name={name} sequence={sequence} onBegun={setJob} />
              <DiscardButton name={name} sequence={sequence} onBegun={setJob} />
            </div>
          ) : (
            <p class="soft">An admin can try it again, or leave the failing event out.</p>
          )}
        </Card>
      )}
      {failing !== undefined && <FailingEvent name={name} of={failing} />}
      {of !== undefined && of.waiting.length > 0 && (
        <Card title="Waiting behind it">
          <ol class="parked-waiting">
            {of.waiting.slice(0, MOST_SHOWN).map(({ position, type, stream, revision }) => (
              <li key={position}>
                {type} <span class="soft mono">{`${stream} @${revision}`}</span>
              </li>
            ))}
          </ol>
          {of.waiting.length > MOST_SHOWN && <p class="soft">and {of.waiting.length - MOST_SHOWN} more</p>}
        </Card>
      )}
    </div>
  );
}

const MOST_SHOWN = 20;

/** The event itself, out of the log; what is sealed stays sealed. */
function FailingEvent({ name, of: { type, stream, revision } }: { readonly name: string; readonly of: ParkedEvent }) {
  const event = useResource(
    (signal) => {
      const query = { limit: 1, ...(revision > 0 && { after: revision - 1 }) };
      return bodyOf(queries.GET('/streams/{stream}', { params: { path: { stream }, query }, signal })).then(({ items }) => items[0]);
    },
    [stream, revision],
  );
  return (
    <Card title={type} beside={<span class="soft mono">{`${stream} @${revision}`}</span>}>
      <Loaded of={event}>
        {(found) => (
          <>
            <p class="soft">
              By {found?.actor == null ? 'nobody who is known' : `${found.actor.role} ${found.actor.subject}`}
              {found !== undefined && (
                <>
                  , <Time at={found.recordedAt} />
                </>
              )}
            </p>
            <JsonView of={found?.data ?? null} />
          </>
        )}
      </Loaded>
      <p class="line">
        <Link href={`/console/stepper/${name}/${encodeURIComponent(stream)}`}>Step through it by today’s code</Link>
        <Link href={`/console/log/${encodeURIComponent(stream)}`}>All of {stream}</Link>
      </p>
    </Card>
  );
}
