import { type StoredEvent } from '#event-store/event-store';
import { type Projection, sequenceOf } from '#read-models/projection';

/**
 * What must stay in order when something fails, for any event: one of which the projection cannot say it (it then fails, see `foldBatch`) is set aside
 * under the id in its stream's name.
 */
export function sequenceFor({ sequence }: Projection): (event: StoredEvent) => string {
  if (sequence === undefined) return sequenceOf;
  return (event) => {
    try {
      return sequence(event);
    } catch {
      return sequenceOf(event);
    }
  };
}
