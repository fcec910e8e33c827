import { setTimeout as delay } from 'node:timers/promises';
import pg, { type ClientBase } from 'pg';
import { underLock } from '#postgres/migrate';
import { type SchemaPart } from './schemas.js';
import { OperatorError } from '../operator-error.js';

const { escapeIdentifier } = pg;

type Rights = Readonly<Record<string, string>>;

/**
 * What the processes need of each schema, by table: no more than that. Events are added and never changed; keys are destroyed, and their rows stay.
 * A table that is not named here is read.
 */
const rights: Readonly<Record<string, Rights>> = {
  event_store: { events: 'select, insert', stream_limits: 'select, insert, update', snapshots: 'select, insert, update, delete' },
  projections: {
    generations: 'select, insert, update, delete',
    leases: 'select, insert, update, delete',
    members: 'select, insert, update, delete',
    parked: 'select, insert, update, delete',
    discarded: 'select, insert, update, delete',
    requests: 'select, insert, update, delete',
    jobs: 'select, insert, update, delete',
    marks: 'select, insert, update, delete',
    accepted_logs: 'select, insert',
    editions: 'select, delete',
  },
  processes: { timers: 'select, insert, update, delete', schema_version: 'select, update (oldest_code)' },
  rate_limits: { windows: 'select, insert, update, delete' },
  personal_data: {
    keys: 'select, insert, update',
    progress: 'select, insert, update',
    keys_made: 'select, insert, update',
    master_key_check: 'select, insert',
  },
};

/**
 * Lets a role do the work of the processes. Safe to run again.
 *
 * The read models become its own: projectors make a table for each rebuild, swap it in and drop the one before, and can do so only as its owner.
 * @throws OperatorError where there is no such role, or it is the one that migrates
 */
export async function grantTo(role: string, { schema, setting }: SchemaPart, client: ClientBase): Promise<void> {
  await requireRole(role, setting, client);
  const grantee = escapeIdentifier(role);
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = to_regnamespace($1) and relkind in ('r', 'p', 'v') order by relname`,
    [schema.name],
  );
  const tables = rows.map(({ name }) => {
    const table = `${schema.name}.${escapeIdentifier(name)}`;
    const privileges = rights[schema.name]?.[name] ?? 'select';
    return `revoke all on ${table} from ${grantee}; grant ${privileges} on ${table} to ${grantee}`;
  });
  await underLock(client, schema, async () => {
    await client.query([`grant usage on schema ${schema.name} to ${grantee}`, ...tables].join('; '));
    await client.query(`grant execute on all functions in schema ${schema.name} to ${grantee}`);
  });
  if (schema.name === 'projections') await handOverReadModels(role, client);
}

async function requireRole(role: string, setting: string, client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ same: boolean }>('select rolname = current_user as same from pg_roles where rolname = $1', [role]);
  const [row] = rows;
  if (row === undefined) throw new OperatorError(`There is no role ${role} on the server of ${setting}: make it first.`, { exitCode: 2 });
  if (row.same)
    throw new OperatorError(`${role} is the role of ${setting} itself, which migrates: the one that runs has to be another.`, {
      exitCode: 2,
    });
}

const TRIES = 100;
const BUSY_MS = 150;
const LOCK_NOT_AVAILABLE = '55P03';
const NO_RIGHT = '42501';

/** One at a time, and never waiting long for it: who reads or writes meanwhile waits as long. */
async function handOverReadModels(role: string, client: ClientBase): Promise<void> {
  const owner = escapeIdentifier(role);
  await client.query(`grant usage, create on schema read_models to ${owner}`);
  for (let attempt = 1; ; attempt++) {
    const { rows } = await client.query<{ name: string; kind: string }>(
      `select relname as name, case relkind when 'v' then 'view' else 'table' end as kind from pg_class
       where relnamespace = to_regnamespace('read_models') and relkind in ('r', 'p', 'v') and relowner <> to_regrole($1) order by relname`,
      [owner],
    );
    const [next] = rows;
    if (next === undefined) return;
    try {
      await client.query(
        `begin; set local lock_timeout = '200ms'; alter ${next.kind} read_models.${escapeIdentifier(next.name)} owner to ${owner}; commit`,
      );
      attempt = 0;
    } catch (cause) {
      await client.query('rollback');
      const { code } = cause as { code?: string };
      if (code === NO_RIGHT)
        throw new OperatorError(
          `The read models cannot be handed over to ${role}: make who migrates a member of it (grant ${role} to …), or give ${role} the owner’s tables.`,
          { cause, exitCode: 2 },
        );
      if (code !== LOCK_NOT_AVAILABLE || attempt === TRIES) throw cause;
      await delay(BUSY_MS);
    }
  }
}
