import { copyFile, chmod } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { readVersion } from '#postgres/schema-version';
import { OperatorError } from '../operator-error.js';
import { schemaOf, withClient } from './connect.js';
import { copyLog } from './copy-log.js';
import { type Databases } from './databases.js';
import { type Manifest, type PartName, type StoredFile, writeManifest } from './manifest.js';
import { keepFolder, makeEmptyFolder, writeRows } from './part-files.js';
import { columnsOf, rowsOf, tablesOf } from './tables.js';

export interface BackupOptions {
  readonly folder: string;
  /** Where the keys go. Default: beside the log, in a folder of their own. */
  readonly keysTo?: string | undefined;
  readonly withoutLog: boolean;
  readonly withoutKeys: boolean;
  readonly withSecrets: boolean;
}

/**
 * Copies first the log, then what people decided, then the keys: a key is made before what it seals, so every sealed event in the copy has its key in
 * the copy, or was erased in between. Each part is whole once it has its manifest.
 * @throws OperatorError, the driver's errors
 */
export async function backUp(databases: Databases, options: BackupOptions, say: (text: string) => void): Promise<void> {
  const { folder, keysTo = path.join(folder, 'keys'), withoutLog, withoutKeys, withSecrets } = options;
  if (withSecrets && databases.secretsFile === undefined)
    throw new OperatorError(
      '--with-secrets copies the secrets of the local installation, and this is none: keep those of its processes by themselves.',
    );
  await makeEmptyFolder(folder);
  let position = 0n;
  if (!withoutLog) position = await backUpLog(databases.eventStoreUrl, path.join(folder, 'log'), say);
  const upTo = withoutLog ? 9_223_372_036_854_775_807n : position;
  const records = await backUpTables(databases.readModelsUrl, 'records', path.join(folder, 'records'), upTo);
  say(`records: ${rows(records, 'discarded')} events left out for good, ${rows(records, 'accepted_logs')} accepted logs`);
  if (!withoutKeys) {
    const keys = await backUpTables(databases.keysUrl, 'keys', keysTo, upTo);
    say(`keys: ${rows(keys, 'keys')}, in ${keysTo}: keep them apart from the log, and delete old copies`);
  }
  if (withSecrets && databases.secretsFile !== undefined) await copySecrets(databases.secretsFile, path.join(folder, 'secrets'));
  await keepFolder(folder);
  say(
    withSecrets
      ? `secrets: in ${path.join(folder, 'secrets')}; whoever has them and the keys can read everything`
      : 'Not in it: the secrets (MASTER_KEY, COMMAND_SECRET and the others), without which personal data cannot be read. Keep them apart.',
  );
}

async function backUpLog(url: string, folder: string, say: (text: string) => void): Promise<bigint> {
  await makeEmptyFolder(folder);
  const began = performance.now();
  return withClient(url, async (client) => {
    const schemaVersion = await versionIn(client, 'log');
    const takenAt = new Date().toISOString();
    const copied = await copyLog(client, folder, say);
    await writeManifest(folder, { format: 1, part: 'log', takenAt, schemaVersion, ...copied });
    await keepFolder(folder);
    const seconds = (performance.now() - began) / 1_000;
    const megabytes = copied.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000;
    const rate = Math.round(Number(copied.position) / seconds);
    say(`log: ${copied.position} events, ${megabytes.toFixed(1)} MB, in ${seconds.toFixed(1)} s (${rate}/s)`);
    return BigInt(copied.position);
  });
}

/** All of its tables, in one snapshot. */
async function backUpTables(url: string, part: 'records' | 'keys', folder: string, position: bigint): Promise<readonly StoredFile[]> {
  await makeEmptyFolder(folder);
  return withClient(url, async (client) => {
    await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`);
    const files: StoredFile[] = [];
    const schemaVersion = await versionIn(client, part);
    for (const table of tablesOf[part]) {
      const columns = await columnsOf(client, table.name);
      const file = { name: `${table.name.split('.')[1]}.ndjson.gz`, table: table.name, columns };
      files.push(await writeRows(folder, file, rowsOf(client, table, columns, position)));
    }
    await client.query('commit');
    const manifest: Manifest = {
      format: 1,
      part,
      takenAt: new Date().toISOString(),
      schemaVersion,
      position: position.toString(),
      lastId: null,
      files,
    };
    await writeManifest(folder, manifest);
    await keepFolder(folder);
    return files;
  });
}

async function versionIn(client: pg.ClientBase, part: PartName): Promise<number> {
  const found = await readVersion(client, schemaOf[part]);
  if (found === undefined)
    throw new OperatorError(`There is no schema ${schemaOf[part]} in that database: is it the right one? Nothing can be backed up.`);
  return found.version;
}

async function copySecrets(file: string, folder: string): Promise<void> {
  await makeEmptyFolder(folder);
  const copy = path.join(folder, 'secrets.json');
  await copyFile(file, copy);
  await chmod(copy, 0o600);
  await keepFolder(folder);
}

const rows = (files: readonly StoredFile[], table: string): number => files.find(({ name }) => name === `${table}.ndjson.gz`)?.rows ?? 0;
