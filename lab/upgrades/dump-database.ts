import pg from 'pg';

/**
 * The whole of a database as SQL: what every release leaves behind for the tests of those after it. PostgreSQL's own pg_dump does not come with
 * the embedded server. Knows what Orderline uses: extensions, tables with keys, checks and indexes, views, functions, triggers; no sequences.
 */
export async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read; set local search_path = ''`);
    const parts: string[] = [];
    for (const question of [extensions, schemas, tables, storage, constraints, indexes, functions, triggers, views]) {
      const { rows } = await client.query<{ statement: string }>(question);
      parts.push(...rows.map(({ statement }) => `${statement.trim().replace(/;$/, '')};`));
      if (question === tables) parts.push(...(await rowsOf(client)));
    }
    return `${parts.join('\n')}\n`;
  } finally {
    await client.end();
  }
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_'`;

const extensions = `
  select format('create extension if not exists %I schema %I', e.extname, n.nspname) as statement
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by e.extname`;

const schemas = `select format('create schema if not exists %I', n.nspname) as statement from pg_namespace n where ${ours} order by n.nspname`;

const tables = `
  select format('create table %I.%I (%s)%s', n.nspname, c.relname,
    string_agg(format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then format(' collate %I', l.collname) else '' end,
      case when a.attnotnull then ' not null' else '' end,
      case when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end), ', ' order by a.attnum),
    case when c.reloptions is null then '' else ' with (' || array_to_string(c.reloptions, ', ') || ')' end) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and ${ours} group by n.nspname, c.relname, c.reloptions order by n.nspname, c.relname`;

const storage = `
  select format('alter table %I.%I alter column %I set storage main', n.nspname, c.relname, a.attname) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  join pg_type t on t.oid = a.atttypid
  where c.relkind = 'r' and a.attstorage = 'm' and a.attstorage <> t.typstorage and ${ours} order by n.nspname, c.relname, a.attnum`;

/** Foreign keys last: the tables that they name must have their keys. */
const constraints = `
  select format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid)) as statement
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where o.contype in ('p', 'u', 'c', 'f') and ${ours} order by o.contype = 'f', n.nspname, c.relname, o.conname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) as statement from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not exists (select from pg_constraint o where o.conindid = i.indexrelid) order by i.indexrelid::regclass::text`;

const functions = `
  select pg_get_functiondef(p.oid) as statement from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by p.oid`;

/** After the rows, which they have counted already. */
const triggers = `
  select pg_get_triggerdef(t.oid) as statement from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and ${ours} order by n.nspname, c.relname, t.tgname`;

const views = `
  select format('create view %I.%I as %s', n.nspname, c.relname, pg_get_viewdef(c.oid)) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${ours} order by c.oid`;

async function rowsOf(client: pg.Client): Promise<string[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} order by 1`,
  );
  const statements: string[] = [];
  for (const { name } of names) {
    // As JSON: every type that is used here is the same again after it.
    const { rows } = await client.query<{ row: string }>(`select to_json(t)::text as row from ${name} t order by 1`);
    statements.push(
      ...rows.map(({ row }) => `insert into ${name} select * from json_populate_record(null::${name}, ${pg.escapeLiteral(row)})`),
    );
  }
  return statements.map((statement) => `${statement};`);
}
