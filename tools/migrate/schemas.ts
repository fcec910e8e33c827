import { type ClientBase } from 'pg';
import { timerSchema } from '#command-api/processes/timers/timer-table';
import { eventStoreSchema } from '#event-store/postgres/schema';
import { keySchema } from '#personal-data/schema';
import { migrate } from '#postgres/migrate';
import { rateLimitSchema } from '#postgres/rate-limits/lease-table';
import { type Schema, versionOf } from '#postgres/schema';
import { readVersion, refuseTooOld } from '#postgres/schema-version';
import { lackingReadModels, migrateReadModels } from '#projector/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';

export interface InstallationUrls {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
  /** Undefined: the keys lie beside the read models. */
  readonly keysUrl: string | undefined;
}

/** A schema of the installation in the database where it belongs. */
export interface SchemaPart {
  readonly schema: Schema;
  /** The variable that names the database. */
  readonly setting: 'EVENT_STORE_URL' | 'READ_MODELS_URL' | 'KEYS_URL';
  readonly url: string;
}

/** In the order in which they are made. A log in EventStoreDB has none. */
export function schemasOf({ eventStoreUrl, readModelsUrl, keysUrl }: InstallationUrls): readonly SchemaPart[] {
  const readModels = { setting: 'READ_MODELS_URL', url: readModelsUrl } as const;
  const log = { schema: eventStoreSchema, setting: 'EVENT_STORE_URL', url: eventStoreUrl } as const;
  return [
    ...(/^postgres(ql)?:/.test(eventStoreUrl) ? [log] : []),
    { schema: subscriptionsSchema, ...readModels },
    { schema: timerSchema, ...readModels },
    { schema: rateLimitSchema, ...readModels },
    { schema: keySchema, ...(keysUrl === undefined ? readModels : { setting: 'KEYS_URL', url: keysUrl }) },
  ];
}

/** Brings it up to date, the read models with what follows the log. @throws SchemaRefused */
export async function migratePart({ schema, url }: SchemaPart): Promise<void> {
  if (schema === subscriptionsSchema) await migrateReadModels(url);
  else await migrate(url, [schema]);
}

/** How a schema stands to this code. */
export interface Standing {
  /** 0: it is not there, or is from before versions were written down. */
  readonly version: number;
  readonly known: number;
  /** What a migration would do, in words. Empty: nothing. */
  readonly due: readonly string[];
}

/** Looks and changes nothing. @throws SchemaRefused where this code is too old for it */
export async function lookAt({ schema }: SchemaPart, client: ClientBase): Promise<Standing> {
  const known = versionOf(schema);
  const row = await readVersion(client, schema.name);
  if (row !== undefined) refuseTooOld(schema.name, known, row);
  const version = row?.version ?? 0;
  const steps = schema.migrations.filter((migration) => migration.version > version).map((step) => `migration ${step.version}`);
  const views = schema === subscriptionsSchema ? await lackingReadModels(client) : [];
  return { version, known, due: [...steps, ...views.map((name) => `read model ${name}`)] };
}
