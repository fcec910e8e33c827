import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useChanges } from '../data/changes.js';
import { useSubmission } from '../data/submit.js';
import { Badge, type Tone } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { describeSpan } from '../parts/describe-age.js';
import { Fault } from '../parts/states.js';
import { settings } from '../settings.js';
import { cancelJob, type Job } from './steer.js';

const tones: Readonly<Record<Job['state'], Tone>> = {
  running: 'accent',
  done: 'good',
  failed: 'held',
  cancelled: 'plain',
  interrupted: 'held',
};

/** A job as it goes on, told by the projector. @param onEnd called once, when it is over in whichever way */
export function JobProgress({ job: begun, onEnd }: { readonly job: Job; readonly onEnd?: ((job: Job) => void) | undefined }) {
  const current = useSignal(begun);
  const over = (job: Job) => job.state !== 'running';
  const { problem } = useChanges(over(begun) ? undefined : `${settings.projector}/jobs/${begun.id}/changes`, (data) => {
    current.value = data as Job;
    return !over(current.value);
  });
  const job = current.value.id === begun.id ? current.value : begun;
  const ended = over(job);
  useEffect(() => void (ended && onEnd?.(job)), [ended, job.id]);
  const cancel = useSubmission(cancelJob, [job.id]);
  const { progress } = job;
  return (
    <div class="job">
      <div class="job-top">
        <strong>
          {job.verb} {job.projection}
        </strong>
        <Badge tone={tones[job.state]}>{job.state}</Badge>
        {!ended && (
          <Button look="quiet" busy={cancel.busy.value} disabled={job.cancelledBy !== null} onClick={() => void cancel.submit(job.id)}>
            {job.cancelledBy === null ? 'Cancel' : 'Ends soon'}
          </Button>
        )}
      </div>
      {progress !== null && !ended && (
        <>
          <progress value={progress.done} max={Math.max(progress.total, 1)} aria-label={`Progress of ${job.verb} ${job.projection}`} />
          <p class="soft">
            {progress.done.toLocaleString('en')} of {progress.total.toLocaleString('en')} events,{' '}
            {Math.round(progress.eventsPerSecond).toLocaleString('en')}/s
            {progress.secondsLeft !== null && `, ${describeSpan(progress.secondsLeft * 1_000)} left`}
          </p>
        </>
      )}
      {job.detail !== null && <p>{job.detail}</p>}
      {job.detail === null && job.notes.length > 0 && <p class="soft">{job.notes.at(-1)}</p>}
      {problem.value !== undefined && <Fault problem={problem.value} />}
      {cancel.problem.value !== undefined && <Fault problem={cancel.problem.value} />}
    </div>
  );
}
