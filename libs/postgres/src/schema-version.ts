import pg from 'pg';
import { withOneConnection } from './one-connection.js';
import { SchemaRefused } from './schema.js';

/** What has been done to a schema. */
export interface VersionRow {
  readonly version: number;
  readonly oldestCode: number;
}

const MISSING = new Set(['42P01', '3F000']);
const CHECK_MS = 2_000;

/** One cheap select. @returns undefined where the schema has no such row yet */
export async function readVersion(client: pg.ClientBase, schema: string): Promise<VersionRow | undefined> {
  try {
    const { rows } = await client.query<VersionRow>(`select version, oldest_code as "oldestCode" from ${schema}.schema_version`);
    return rows[0];
  } catch (error) {
    if (error instanceof pg.DatabaseError && MISSING.has(error.code ?? '')) return undefined;
    throw error;
  }
}

/** @throws SchemaRefused where newer code has done what this code cannot work with */
export function refuseTooOld(schema: string, known: number, { version, oldestCode }: VersionRow): void {
  if (oldestCode <= known) return;
  throw new SchemaRefused(
    schema,
    `is at version ${version}, this code knows version ${known}, and the oldest code that may run beside it knows version ${oldestCode}: start a newer release.`,
  );
}

/**
 * For a process that uses a schema and does not migrate it: whether it may. One that is behind is no reason to refuse, since somebody is about to
 * migrate it; one that cannot be reached, or whose version the login may not read, is let pass too: whoever uses it finds out.
 * @throws SchemaRefused
 */
export async function checkSchema(url: string, schema: string, known: number): Promise<void> {
  const row = await readUnlessAway(url, schema);
  if (row !== undefined) refuseTooOld(schema, known, row);
}

async function readUnlessAway(url: string, schema: string): Promise<VersionRow | undefined> {
  try {
    const asked = { url, name: 'orderline-migrate', patienceMs: CHECK_MS };
    return await withOneConnection(asked, (client) => readVersion(client, schema));
  } catch {
    return undefined; // See above: nothing is known.
  }
}
