import path from 'node:path';
import { OperatorError } from '../operator-error.js';
import { type Manifest, type PartName, readManifest } from './manifest.js';
import { verifyFile } from './part-files.js';

export interface RestoreOptions {
  readonly folder: string;
  /** Where the keys are. Default: beside the log. */
  readonly keysFrom?: string | undefined;
  readonly withoutLog: boolean;
  readonly withoutKeys: boolean;
}

/** A part of a backup whose files are what they were. */
export interface VerifiedPart {
  readonly folder: string;
  readonly manifest: Manifest;
}

export type VerifiedBackup = Readonly<Partial<Record<PartName, VerifiedPart>>>;

/**
 * Reads all that is to be restored once, against its checksums, before anything is written anywhere.
 * @throws OperatorError for what is missing or damaged
 */
export async function verifyBackup(options: RestoreOptions, say: (text: string) => void): Promise<VerifiedBackup> {
  const { folder, keysFrom = path.join(folder, 'keys'), withoutLog, withoutKeys } = options;
  const verified: Partial<Record<PartName, VerifiedPart>> = {};
  const wanted: readonly (readonly [PartName, string])[] = [
    ...(withoutLog ? [] : ([['log', path.join(folder, 'log')]] as const)),
    ['records', path.join(folder, 'records')],
    ...(withoutKeys ? [] : ([['keys', keysFrom]] as const)),
  ];
  for (const [part, place] of wanted) {
    const manifest = await readManifest(place, part);
    if (manifest === undefined) throw new OperatorError(missing(part, place));
    for (const file of manifest.files) await verifyFile(place, file);
    verified[part] = { folder: place, manifest };
    say(`${part}: of ${manifest.takenAt}, whole`);
  }
  return verified;
}

function missing(part: PartName, folder: string): string {
  const otherwise = {
    log: 'say --without-log where the log has a backup of its own (EventStoreDB)',
    records: 'is this a backup?',
    keys: 'name them with --keys-from, or say --without-keys: then no personal data can be read',
  }[part];
  return `There are no ${part} in ${folder} (or their backup was interrupted): ${otherwise}. Nothing was restored.`;
}
