import pg from 'pg';
import { type Subscriber } from './subscriber.js';
import { type Session } from './session.js';

/** Another one reads less still, or is about to say so. */
const STILL_READ = new Set(['23503', '55P03']);

/** A way of writing events that older code cannot read. */
export interface Edition {
  readonly kind: Subscriber['kind'];
  /** From 1. */
  readonly edition: number;
  /** The followers that read such events. */
  readonly followers: readonly string[];
}

/**
 * Sees to it that nobody is left, and nobody can join, who reads no more than an earlier edition: as soon as none of them has shown itself for a minute,
 * and none was the last to have a lease, so that what it still does is fenced off.
 * @returns whether it is so; what was once so stays so
 */
export async function isReadByAll(session: Session, { kind, edition, followers }: Edition): Promise<boolean> {
  const [found] = await session.query<{ earlier: boolean; awaited: boolean }>(
    `select exists (select from projections.editions where kind = $1 and edition < $2) as earlier,
       exists (select from projections.members where kind = $1 and edition < $2)
       or exists (select from projections.leases where name = any($3) and owner is not null
                  and not exists (select from projections.members where member = owner)) as awaited`,
    [kind, edition, followers],
  );
  if (found?.earlier !== true) return true;
  if (found.awaited) return false;
  try {
    await session.durably('delete from projections.editions where kind = $1 and edition < $2', [kind, edition]);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && STILL_READ.has(error.code ?? '')) return false;
    throw error;
  }
}
