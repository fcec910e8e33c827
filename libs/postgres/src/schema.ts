import { type ClientBase } from 'pg';

/** One step of a schema, for ever as it is: what was released is not edited, a later step changes it. */
export interface Migration {
  /** 1, 2, 3 … in the list's order. */
  readonly version: number;
  /**
   * The oldest code that may run beside a schema with this step, by the version that it knows. As low as it can be: code that is older than
   * that is refused, and neither a rolling release nor a step back works across it.
   */
  readonly oldestCode: number;
  /** Runs once, inside a transaction. */
  readonly apply: string | ((client: ClientBase) => Promise<void>);
}

/**
 * A schema of PostgreSQL as data; its version stands in one row, in the table `schema_version` of the schema itself, for the schemas may lie in
 * different databases.
 *
 * **A function whose parameters or answer change gets a new name, and the old one goes a release later.** Code of the release before still
 * calls the old one, in the middle of an upgrade and after a step back. So functions and views are made with `create or replace`, never dropped and made anew.
 */
export interface Schema {
  readonly name: string;
  /** The advisory lock of whoever creates or updates it. */
  readonly lock: number;
  readonly migrations: readonly Migration[];
  /** How an installation of version 1 looks that was made before versions were written down. */
  readonly unversioned: {
    /** Columns by table. */
    readonly tables: Readonly<Record<string, readonly string[]>>;
    /** Its functions and views, `create or replace` only; made anew when the installation is taken over. */
    readonly replaced: string;
  };
}

/** What this code knows. */
export function versionOf({ migrations }: Pick<Schema, 'migrations'>): number {
  return Math.max(...migrations.map(({ version }) => version));
}

/** A schema that this code must not work with, whatever is waited for: a person has to do something. One sentence. */
export class SchemaRefused extends Error {
  /** Starting again would not help. */
  readonly exitCode = 2;
  constructor(
    readonly schema: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The schema ${schema} ${reason}`, options);
    this.name = 'SchemaRefused';
  }
}
