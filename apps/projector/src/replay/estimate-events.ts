import { type Session } from '#subscriptions/session';

/**
 * How many events the log holds up to a position. Positions may have holes, so this is how many the follower that came furthest has counted,
 * stretched to the position.
 */
export async function estimateEvents(session: Session, position: bigint): Promise<number> {
  const [furthest] = await session.query<{ position: string; events: string }>(
    'select position, events from projections.generations where position > 0 order by position desc limit 1',
  );
  const density = furthest === undefined ? 1 : Number(furthest.events) / Number(furthest.position);
  return Math.round(Number(position) * density);
}
