import { type operations } from '../../api/generated/query-api.js';

export type ParkedEvent = operations['getProjectionsNameParked']['responses'][200]['content']['application/json']['items'][number];

/** What has to stay in order, held up by an event that could not be applied. */
export interface ParkedSequence {
  readonly sequence: string;
  /** The first one that failed; undefined where only what waits behind it is known yet. */
  readonly failing: ParkedEvent | undefined;
  readonly waiting: readonly ParkedEvent[];
  /** The position of its first event: where it stands among the others. */
  readonly first: string;
}

/** @param events in the log's order, and so are the sequences by their first event */
export function sequencesOf(events: readonly ParkedEvent[]): readonly ParkedSequence[] {
  return [...Map.groupBy(events, ({ sequence }) => sequence)].map(([sequence, parked]) => {
    const failing = parked.find(({ attempts }) => attempts > 0);
    return { sequence, failing, waiting: parked.filter((event) => event !== failing), first: parked[0]?.position ?? '0' };
  });
}
