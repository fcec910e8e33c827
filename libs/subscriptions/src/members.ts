import { type Session } from './session.js';

/** The processes of one kind that share the work. Each shows itself with every beat; one that stops is forgotten with its leases.
 * @param edition which it reads of the events of its kind; see `schema-editions`
 */
export async function beat(session: Session, member: string, kind: string, leaseMs: number, edition = 1): Promise<number> {
  const [row] = await session.query<{ members: number }>(
    `with alive as (
       insert into projections.members (member, kind, until, edition) values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond', $4)
       on conflict (member) do update set until = excluded.until
     ), forgotten as (
       delete from projections.members where until < clock_timestamp() - interval '1 minute'
     )
     select count(*)::integer as members from projections.members where kind = $2 and member <> $1 and until > clock_timestamp()`,
    [member, kind, leaseMs, edition],
  );
  return (row?.members ?? 0) + 1;
}

export async function leave(session: Session, member: string): Promise<void> {
  await session.query('delete from projections.members where member = $1', [member]);
}

/** How many of all followers one of so many members takes: all are taken, and nobody has more than one more than another needs. */
export function fairShare(followers: number, members: number): number {
  return Math.ceil(followers / Math.max(1, members));
}
