import { useState } from 'preact/hooks';
import { type Follower } from '../../followers/followers.js';
import { watchFollowers } from '../../followers/watch-followers.js';
import { Empty } from '../../parts/states.js';
import { holds } from '../../sign-in/roles.js';
import { claims } from '../../sign-in/session.js';
import { JobProgress } from '../../steering/job-progress.js';
import { type Job } from '../../steering/steer.js';
import { Generation } from './generation.js';
import { Jobs } from './jobs.js';
import { SteeringActions } from './steering-actions.js';

/** The generations of a view beside each other, what can be done to it, and what was. */
export function ViewDetail({ name, generations }: { readonly name: string; readonly generations: readonly Follower[] }) {
  const [job, setJob] = useState<Job>();
  const maySteer = holds(claims.value?.roles ?? [], ['admin']);
  if (generations.length === 0) return <Empty>There is no view or process manager of this name.</Empty>;
  return (
    <div class="stack">
      <div class="line">
        <h2>{name}</h2>
        {!maySteer && <span class="soft">An admin can steer it.</span>}
      </div>
      {maySteer && <SteeringActions name={name} generations={generations} onBegun={setJob} />}
      {job !== undefined && <JobProgress key={job.id} job={job} onEnd={() => void watchFollowers().reload()} />}
      <div class="cards">
        {generations.map((each) => (
          <Generation key={each.generation} of={each} />
        ))}
      </div>
      {maySteer && <Jobs name={name} begun={job} />}
    </div>
  );
}
