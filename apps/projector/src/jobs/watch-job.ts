import { problem, type Problem } from '#platform/problems/problem';
import { type Job } from './job.js';
import { toJobAnswer } from './job-answer.js';
import { type JobChanges } from './job-changes.js';

/** A silent connection is taken for a dead one, by proxies at the latest. */
const HEARTBEAT_MS = 15_000;
/** Clients come back by themselves; a token that has expired meanwhile is noticed then. */
const LONGEST_WATCH_MS = 600_000;

export const noJob = (): Problem => problem('not-found', 'There is no job with this id, or it was forgotten with age.');

/**
 * The job as it is now, then after each change, as server-sent events ready to send; they end with the job. Whoever comes back to one that is over is
 * told so once more.
 * @param seen revision that the client has already
 */
export async function* watchJob(changes: JobChanges, first: Job, seen: string | undefined, signal: AbortSignal): AsyncIterable<string> {
  const end = performance.now() + LONGEST_WATCH_MS;
  yield 'retry: 1000\n\n';
  let shown = seen;
  for (let job = first; performance.now() < end;) {
    const over = job.state !== 'running';
    if (over || job.revision !== shown) yield `id: ${job.revision}\ndata: ${JSON.stringify(toJobAnswer(job))}\n\n`;
    if (over) return;
    shown = job.revision;
    const news = await changes.next(job.id, shown, HEARTBEAT_MS, signal);
    if (news === 'ended') return;
    if (news === 'quiet') yield ': nothing new\n\n';
    else job = news;
  }
}
