import { EventStoreError } from '#event-store/errors';
import { type ProblemTranslator } from '#platform/problems/problem.filter';
import { problem } from '#platform/problems/problem';
import { faultOf } from '#subscriptions/faults';
import { LogDisagrees } from '#subscriptions/log-disagrees';
import { ReplayError, UnknownFollower } from '../replay/replay-error.js';

/** The sentences of the CLI, as answers. */
export const translateSteeringErrors: ProblemTranslator = (error) => {
  if (error instanceof UnknownFollower) return problem('not-found', error.message);
  if (error instanceof ReplayError) return problem('steering-refused', error.message);
  if (error instanceof LogDisagrees) return problem('log-changed', error.message);
  if (error instanceof EventStoreError) return problem('event-store-unavailable', 'The events cannot be read right now.');
  const fault = faultOf(error);
  return fault === 'lost' || fault === 'passing'
    ? problem('read-models-unavailable', 'The database of the read models cannot answer right now.')
    : undefined;
};
