import { type SteeringVerb } from './job.js';

const GONE = 'The projector that was at it has ended before the work had.';

/** What to do about a job whose runner has gone, by its verb. */
export const interruptions: Readonly<Record<SteeringVerb, string>> = {
  rebuild: `${GONE} What was filled so far is kept: ask for the rebuild again to go on from there.`,
  verify: `${GONE} Nothing was changed: ask for the verification again, which begins anew.`,
  swap: `${GONE} Either generation may be live: look at the projections, and ask for the swap again if it is still to be done.`,
  rollback: `${GONE} Either generation may be live: look at the projections, and ask for the rollback again if it is still to be done.`,
  drop: `${GONE} Some may be dropped already: ask again, until nothing is left to drop.`,
  pause: `${GONE} Ask again: to pause what is paused is harmless.`,
  resume: `${GONE} Ask again: to resume what is not paused is harmless.`,
  'parked retry': `${GONE} The request stands and is carried out by whoever feeds the follower: look at what is parked, and ask again for what still is.`,
  'parked discard': `${GONE} The request stands and is carried out by whoever feeds the follower: look at what is parked before anything else is discarded.`,
};
