import { type Session } from '#subscriptions/session';
import { UNWRITABLE } from '#subscriptions/unwritable';

/** The live views that cannot be fed, each with its problem, in words that hold no values of rows. Empty while all goes well. */
export async function failingViews(session: Session): Promise<readonly string[]> {
  const failing = await session.query<{ name: string; problem: string; detail: string | null }>(
    `select name, problem, detail from projections.generations
     where kind = 'projection' and state = 'live' and problem in ('failing', 'log-changed', 'unwritable') order by name`,
  );
  return failing.map(({ name, problem, detail }) => {
    const reason = detail ?? 'no reason is known';
    if (problem === UNWRITABLE) return `${name} cannot be written: ${reason}`;
    return problem === 'failing' ? `${name} is failing: ${reason}` : `${name} stands still: ${reason}`;
  });
}
