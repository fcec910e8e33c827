import { createHash } from 'node:crypto';
import path from 'node:path';
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import { readJson, replaceFile } from '../json-file.js';
import { OperatorError } from '../operator-error.js';

/** The parts of a backup, each in a folder of its own: the log and the keys must not be kept together for ever. */
export type PartName = 'log' | 'records' | 'keys';

const StoredFile = Type.Object({
  name: Type.String({ pattern: '^[a-z0-9_.-]+$' }),
  /** Schema and table that its rows come from. */
  table: Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$' }),
  columns: Type.Array(Type.String({ pattern: '^[a-z_0-9]+$' }), { minItems: 1 }),
  rows: Type.Integer({ minimum: 0 }),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
const Manifest = Type.Object({
  format: Type.Literal(1),
  part: Type.Enum(['log', 'records', 'keys']),
  takenAt: Type.String(),
  /** Of the schema that its tables are of. */
  schemaVersion: Type.Integer({ minimum: 1 }),
  /** Of the log's last event when the backup began: all up to there is in it, and nothing after. */
  position: Type.String({ pattern: '^\\d{1,19}$' }),
  /** Id of the event there; null for an empty log, and where the log is not in the backup. */
  lastId: Type.Union([Type.String(), Type.Null()]),
  files: Type.Array(StoredFile),
});

export type StoredFile = Static<typeof StoredFile>;
/** What a part holds, written when all of it is on the disk: a folder without one is no backup. */
export type Manifest = Static<typeof Manifest>;

const NAME = 'manifest.json';

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(path.join(folder, NAME), { ...manifest, checksum: checksumOf(manifest) });
}

/** @returns undefined where there is none @throws OperatorError for one that is damaged, or that this release does not know */
export async function readManifest(folder: string, part: PartName): Promise<Manifest | undefined> {
  const file = path.join(folder, NAME);
  const content = await readJson(file);
  if (content === undefined) return undefined;
  const { checksum, ...manifest } = content;
  if (manifest.format !== undefined && manifest.format !== 1)
    throw new OperatorError(`${file} is of a format that this release does not know: take the release that wrote it, or a newer one.`);
  if (!Check(Manifest, manifest) || manifest.part !== part || checksum !== checksumOf(manifest))
    throw new OperatorError(`${file} is damaged: take another backup. Nothing was restored.`);
  return manifest;
}

function checksumOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
