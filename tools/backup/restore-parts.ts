import { createHash } from 'node:crypto';
import type pg from 'pg';
import { APPEND_LOCK } from '#event-store/postgres/append-functions';
import { MasterKey } from '#personal-data/master-key';
import { COMMIT_DURABLY } from '#postgres/durable';
import { OperatorError } from '../operator-error.js';
import { idAt } from './copy-log.js';
import { type StoredFile } from './manifest.js';
import { readRows } from './part-files.js';
import { columnsOf, EVENTS, insertRows, rowsOf, tablesOf } from './tables.js';
import { type VerifiedPart } from './verified-backup.js';

/** @returns what was done, in a sentence */
type Step = (client: pg.ClientBase, part: VerifiedPart) => Promise<string>;

/** Nobody appends meanwhile: whoever tries waits for the lock, and then finds the log as it was. */
export const restoreLog: Step = (client, { folder, manifest: { position, lastId, files } }) =>
  inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    const found = await endOf(client);
    if (found.events > 0n) {
      if (found.events === BigInt(position) && found.lastId === lastId) return `log: all ${position} events are there already`;
      throw refused('The log', `ends at position ${found.last} and is not this backup`);
    }
    const began = performance.now();
    for (const file of files) {
      for await (const lines of readRows(folder, file)) await insertRows(client, { name: file.table, columns: file.columns }, lines);
    }
    const now = await endOf(client);
    if (now.events !== BigInt(position) || now.last !== BigInt(position) || now.lastId !== lastId)
      throw new OperatorError(
        `The backup of the log is not whole: ${now.events} events up to ${now.last}, not ${position}. Nothing was restored.`,
      );
    const seconds = (performance.now() - began) / 1_000;
    return `log: ${position} events in ${seconds.toFixed(1)} s (${Math.round(Number(position) / seconds)}/s)`;
  });

/** What people have decided stays decided; what they have decided here since stays too. */
export const restoreRecords: Step = (client, { folder, manifest: { files } }) =>
  inTransaction(client, async () => {
    for (const file of files) await insertAll(client, folder, file, tablesOf.records.find(({ name }) => name === file.table)?.key ?? []);
    return `records: ${files.reduce((sum, { rows }) => sum + rows, 0)}`;
  });

export const restoreKeys: Step = (client, { folder, manifest: { files } }) =>
  inTransaction(client, async () => {
    await client.query(`lock table ${tablesOf.keys.map(({ name }) => name).join(', ')} in share row exclusive mode`);
    const stored = files.map((file) => readRows(folder, file));
    const found: AsyncIterable<readonly string[]>[] = [];
    for (const { name, key } of tablesOf.keys) {
      const columns = files.find(({ table }) => table === name)?.columns ?? (await columnsOf(client, name));
      found.push(rowsOf(client, { name, key }, columns, 0n));
    }
    const there = await digestOf(found);
    if (there.rows > 0) {
      if (there.digest === (await digestOf(stored)).digest) return 'keys: all are there already';
      throw refused('The schema personal_data', 'has keys that are not those of this backup');
    }
    for (const file of files) await insertAll(client, folder, file, []);
    return `keys: ${files.find(({ table }) => table === 'personal_data.keys')?.rows ?? 0}`;
  });

/** Keys that another master key has wrapped open nothing. @throws OperatorError */
export async function refuseOtherMasterKey({ folder, manifest: { files } }: VerifiedPart, masterKey: string | undefined): Promise<void> {
  const check = files.find(({ table }) => table === 'personal_data.master_key_check');
  if (masterKey === undefined || check === undefined) return;
  for (const line of await allRows(readRows(folder, check))) {
    const { wrapped } = JSON.parse(line) as { wrapped: string };
    if (!new MasterKey(masterKey).isOf(Buffer.from(wrapped.replace(/^\\x/, ''), 'hex')))
      throw new OperatorError(
        'MASTER_KEY is not the one of these keys: put back the secrets that belong to the backup. Nothing was restored.',
      );
  }
}

async function insertAll(client: pg.ClientBase, folder: string, file: StoredFile, key: readonly string[]): Promise<void> {
  for await (const lines of readRows(folder, file)) await insertRows(client, { name: file.table, columns: file.columns, key }, lines);
}

/** Of the rows of several tables, one after the other. */
async function digestOf(tables: readonly AsyncIterable<readonly string[]>[]): Promise<{ readonly rows: number; readonly digest: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  for (const pages of tables) {
    for await (const lines of pages) {
      rows += lines.length;
      for (const line of lines) hash.update(line).update('\n');
    }
    hash.update('\n');
  }
  return { rows, digest: hash.digest('hex') };
}

async function allRows(pages: AsyncIterable<readonly string[]>): Promise<string[]> {
  const rows: string[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

async function endOf(client: pg.ClientBase) {
  const { rows } = await client.query<{ events: string; last: string }>(
    `select count(*) as events, coalesce(max(position), 0) as last from ${EVENTS}`,
  );
  const { events = '0', last = '0' } = rows[0] ?? {};
  return { events: BigInt(events), last: BigInt(last), lastId: await idAt(client, BigInt(last)) };
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<string>): Promise<string> {
  await client.query(`begin isolation level read committed; set local timezone = 'UTC'; ${COMMIT_DURABLY}`);
  try {
    const done = await work();
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // The connection is gone, and the transaction with it.
    throw error;
  }
}

function refused(what: string, why: string): OperatorError {
  return new OperatorError(
    `${what} ${why}: restore into an empty database (or remove that schema, if nothing in it is needed). It was left as it is.`,
  );
}
