import { useEffect } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { projector } from '../../api/clients.js';
import { useResource } from '../../data/resource.js';
import { Badge } from '../../parts/badge.js';
import { Card } from '../../parts/card.js';
import { Loaded } from '../../parts/loaded.js';
import { Time } from '../../parts/time.js';
import { JobProgress } from '../../steering/job-progress.js';
import { type Job } from '../../steering/steer.js';

const MOST_SHOWN = 8;

/** What was asked for lately, by whom, and how it ended; what runs, as it goes on. @param begun here, and shown above */
export function Jobs({ name, begun }: { readonly name: string; readonly begun: Job | undefined }) {
  const jobs = useResource(
    (signal) => bodyOf(projector.GET('/jobs', { params: { query: { projection: name } }, signal })).then(({ items }) => items),
    [name],
  );
  useEffect(() => void (begun !== undefined && jobs.reload()), [begun?.id]);
  return (
    <Card title="Jobs">
      <Loaded of={jobs}>
        {(items) => {
          const others = items.filter(({ id }) => id !== begun?.id).slice(0, MOST_SHOWN);
          if (others.length === 0) return <p class="soft">Nothing else has been asked for.</p>;
          return (
            <div class="stack">
              {others.map((job) =>
                job.state === 'running' ? (
                  <JobProgress key={job.id} job={job} onEnd={() => void jobs.reload()} />
                ) : (
                  <p key={job.id} class="line">
                    <strong>{job.verb}</strong>
                    <Badge tone={job.state === 'done' ? 'plain' : 'held'}>{job.state}</Badge>
                    <span class="soft">
                      {job.requestedBy}, <Time at={job.requestedAt} />
                    </span>
                    {job.detail !== null && <span>{job.detail}</span>}
                  </p>
                ),
              )}
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}
