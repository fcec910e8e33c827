import { type Session } from '#subscriptions/session';

/** The live views that cannot be fed, each with its problem, in words that hold no values of rows. Empty while all goes well. */
export async function failingViews(session: Session): Promise<readonly string[]> {
  const failing = await session.query<{ name: string; detail: string | null }>(
    `select name, detail from projections.generations where kind = 'projection' and state = 'live' and problem = 'failing' order by name`,
  );
  return failing.map(({ name, detail }) => `${name} is failing: ${detail ?? 'no reason is known'}`);
}
