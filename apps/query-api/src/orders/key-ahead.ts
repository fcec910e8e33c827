import { customerSubject } from '#personal-data/subjects';
import { type Sources } from '../ask.js';
import { type Asked } from '../views/freshness.js';

/**
 * The key of the one customer whose orders are asked for, at the same time as they are. Whoever waits for a position may wait for an erasure: his keys are
 * looked up when the view is there.
 */
export function keyAhead(
  { personalData }: Sources,
  { customerId, freshness }: Asked<{ readonly customerId: string | undefined }>,
): ReturnType<Sources['personalData']['keyAhead']> | undefined {
  return customerId === undefined || freshness.atLeast !== undefined ? undefined : personalData.keyAhead(customerSubject(customerId));
}
