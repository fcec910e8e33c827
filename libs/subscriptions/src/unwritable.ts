import { LeaseLost } from './checkpoint.js';
import { type Lease } from './lease.js';
import { type Session } from './session.js';

/**
 * What a follower writes to elsewhere takes nothing at the moment, through no event's fault. It goes on from its checkpoint, again and again, until it is
 * taken; nobody else is held up.
 */
export class Unwritable extends Error {
  constructor(
    /** For people: what is wrong, without its place in a sentence; holds nothing of what was written. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`It takes nothing at the moment: ${reason}`, options);
    this.name = 'Unwritable';
  }
}

/** The code that stands with a follower while that lasts. */
export const UNWRITABLE = 'unwritable';

/** @param reason undefined once it is over. @throws LeaseLost */
export async function noteUnwritable(session: Session, lease: Lease, reason: string | undefined): Promise<void> {
  const over = reason === undefined;
  const noted = await session.query(
    `update projections.generations set problem = case when $5 and problem <> '${UNWRITABLE}' then problem else $4 end,
       detail = case when $5 and problem <> '${UNWRITABLE}' then detail else $6 end
     where name = $1 and generation = $2 and lease_epoch = $3 returning name`,
    [lease.name, lease.generation, lease.epoch.toString(), over ? null : UNWRITABLE, over, reason ?? null],
  );
  if (noted.length === 0) throw new LeaseLost(lease);
}
