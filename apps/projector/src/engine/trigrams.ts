import { type ClientBase } from 'pg';
import { DatabaseUnusable } from '#postgres/connection-url';
import { underLock } from '#postgres/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';

const NEEDED = 'the extension pg_trgm, by which search corrects words';

/**
 * Makes the extension that compares words by their trigrams, where it is missing. Whoever may create in the database may make it.
 * @throws DatabaseUnusable where somebody else has to
 */
export async function makeTrigrams(client: ClientBase): Promise<void> {
  const before = await findTrigrams(client);
  if (before === undefined) await underLock(client, subscriptionsSchema, () => create(client));
  const there = before ?? (await findTrigrams(client));
  if (there?.visible === false)
    throw new DatabaseUnusable(
      `The schema ${there.schema}, which has ${NEEDED}, is not in the search path of the role ${there.role}: alter role ${there.role} set search_path to public, ${there.schema}`,
    );
}

interface Trigrams {
  readonly schema: string;
  readonly role: string;
  /** Whether statements find it without naming the schema. */
  readonly visible: boolean;
}

async function findTrigrams(client: ClientBase): Promise<Trigrams | undefined> {
  const { rows } = await client.query<Trigrams>(
    `select e.extnamespace::regnamespace::text as schema, current_user::text as role, n.nspname = any(current_schemas(false)) as visible
     from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
  );
  return rows[0];
}

/** What the server answers, by its code, and what it comes to. */
const reasons: Readonly<Record<string, string>> = {
  '42501': `The role of the read models' database may not make ${NEEDED}: somebody who may create in that database has to, with: create extension pg_trgm`,
  '0A000': `The server of the read models does not have ${NEEDED}: it comes with PostgreSQL's contrib modules, in a package such as postgresql-contrib.`,
};
const UNAVAILABLE = ['0A000', '58P01']; // An old server says that a file is missing.

async function create(client: ClientBase): Promise<void> {
  try {
    await client.query('create extension if not exists pg_trgm');
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const reason = reasons[UNAVAILABLE.includes(code) ? '0A000' : code];
    throw reason === undefined ? error : new DatabaseUnusable(reason, { cause: error });
  }
}
