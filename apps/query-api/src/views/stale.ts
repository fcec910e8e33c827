import { type Problem, problem } from '#platform/problems/problem';
import { type Question, type Reading } from './question.js';

/** What the projector notes on a generation that nothing will feed until an operator acts. */
const unfed: readonly string[] = ['rebuild-due', 'unfed', 'unknown'];

/** Why it makes no sense to wait for the asked position, if so. */
export function hopeless(question: Question, reading: Reading<unknown>, asked: bigint): Problem | undefined {
  const { projection, seesHidden = false } = question;
  const { rows, position, parkedAt, held } = reading;
  const headers = { 'Event-Position': String(position) };
  if (parkedAt !== undefined && parkedAt <= asked && (rows.length > 0 || seesHidden))
    return problem('projection-parked', `An event of this resource, at position ${parkedAt}, waits for a repair.`, { headers });
  if (position < asked && held !== undefined && unfed.includes(held))
    return problem('projection-rebuilding', `The view ${projection} stays at position ${position} until it is rebuilt.`, { headers });
  return undefined;
}

export function behind({ projection }: Question, { position }: Reading<unknown>, asked: bigint): Problem {
  return problem('projection-behind', `The view ${projection} is at position ${position}, not yet at ${asked}.`, {
    headers: { 'Event-Position': String(position) },
  });
}
