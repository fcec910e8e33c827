import type pg from 'pg';

/** Where any of the texts stands in the database, in whatever column of whatever table of whatever schema, the server's own left out. */
export async function spilledInto(pool: pg.Pool, texts: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(
      `select t::text as text from ${name} t where exists (select from unnest($1::text[]) sought where position(lower(sought) in lower(t::text)) > 0)`,
      [texts],
    );
    found.push(...rows.map(({ text }) => `${name}: ${text.slice(0, 300)}`));
  }
  return found;
}
