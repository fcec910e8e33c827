import { pause } from '#postgres/backoff';
import { OperatorError } from '../operator-error.js';
import { describeAnswer, type HttpAnswer } from './http-answer.js';
import { type PatientHttp } from './patient-http.js';

/** What the query API says of one follower of the log: a view, or a process manager. */
export interface Follower {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly state: string;
  readonly followed: boolean;
  readonly position: string;
  readonly parked: number;
}
export interface Followers {
  readonly items: readonly Follower[];
  /** Where the log ends, read after the followers' positions; null while that is not known. */
  readonly head: string | null;
}

/** How long to bear with what does not happen. */
export interface WaitingTimes {
  readonly lookEveryMs: number;
  /** A follower that stands still for so long does not work. */
  readonly standstillMs: number;
  /** A process manager that nobody works on for so long is switched off. */
  readonly takeoverMs: number;
}

/** Looks at the followers of the log again and again. */
export class Watch {
  constructor(
    private readonly http: PatientHttp,
    private readonly times: WaitingTimes,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws OperatorError when the query API refuses */
  async look(): Promise<Followers> {
    const answer = await this.http.send({ method: 'GET', path: '/projections' }, this.signal);
    checkAnswer('projections', answer);
    return answer.json as Followers;
  }

  /**
   * Until nobody is behind.
   * @param behindNow who is, of those that are waited for
   * @returns what was seen then
   * @throws OperatorError once those have stood still for too long
   */
  async until(position: bigint, behindNow: (followers: Followers) => readonly Follower[]): Promise<Followers> {
    let seen = '';
    let movedAt = performance.now();
    for (;;) {
      const followers = await this.look();
      const behind = behindNow(followers);
      const [first] = behind;
      if (first === undefined) return followers;
      const now = behind.map((follower) => `${follower.name} ${follower.position}`).join();
      if (now !== seen) movedAt = performance.now();
      seen = now;
      if (performance.now() - movedAt > this.times.standstillMs) throw standsStill(first, position);
      await pause(this.times.lookEveryMs, this.signal); // Aborted, the next look throws.
    }
  }
}

function standsStill({ name, kind, state, position: reached }: Follower, position: bigint): OperatorError {
  const [what, where] = kind === 'process' ? ['process', 'command API'] : ['view', 'projector'];
  const why = state === 'live' ? '' : ` (${state})`;
  return new OperatorError(
    `Everything is stored, but the ${what} ${name} stands at position ${reached} of ${position}${why}. Is the ${where} running?`,
  );
}

/** @throws OperatorError when the answer is no view */
export function checkAnswer(view: string, answer: HttpAnswer): void {
  if (answer.status === 200) return;
  throw new OperatorError(`The query API cannot show the view ${view}: ${describeAnswer(answer)}.`);
}
