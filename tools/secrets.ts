import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFile, makeFolder, readJson, replaceFile } from './json-file.js';
import { OperatorError } from './operator-error.js';

/** Made on first use and kept: whoever loses them loses access to what they protect. */
export interface Secrets {
  readonly jwtSecret: string;
  readonly commandSecret: string;
  readonly postgresPassword: string;
  /** Wraps the keys of personal data: 32 bytes, base64url. */
  readonly masterKey: string;
  readonly paymentWebhookSecret: string;
}

const names = ['jwtSecret', 'commandSecret', 'postgresPassword', 'masterKey', 'paymentWebhookSecret'] as const;
/** An installation from before these were needed has nothing that they protect, so they are made when it first starts again. */
const LATER: ReadonlySet<string> = new Set(['masterKey', 'paymentWebhookSecret']);

/** @throws OperatorError where they cannot be read or made, or are damaged */
export async function readOrMakeSecrets(dataDirectory: string): Promise<Secrets> {
  const file = path.join(dataDirectory, 'secrets.json');
  const stored = (await readJson(file)) ?? (await makeSecrets(file));
  const secrets = await withLaterOnes(file, stored);
  return Object.fromEntries(
    names.map((name) => {
      const secret = secrets[name];
      if (typeof secret === 'string' && secret.length >= 32) return [name, secret];
      throw new OperatorError(`${file} is damaged (${name} is missing or too short): put back the one that belongs to the data beside it.`);
    }),
  ) as unknown as Secrets;
}

const makeSecret = () => randomBytes(32).toString('base64url');

/** Several processes may find them missing at once: they all take the ones that the first has noted beside the file. */
async function withLaterOnes(file: string, stored: Record<string, unknown>): Promise<Record<string, unknown>> {
  const missing = names.filter((name) => LATER.has(name) && stored[name] === undefined);
  const damaged = names.some((name) => !LATER.has(name) && typeof stored[name] !== 'string');
  if (missing.length === 0 || damaged) return stored;
  const note = `${file}.later`;
  await makeFile(note, Object.fromEntries(missing.map((name) => [name, makeSecret()])));
  const noted = await readJson(note);
  // Only after the note: where that is another's or gone already, he may have completed the file in the meantime, and what stands there counts.
  const completed = { ...noted, ...((await readJson(file)) ?? stored) };
  await replaceFile(file, completed);
  await rm(note, { force: true });
  return completed;
}

/** Several processes may be the first: the first file stands. */
async function makeSecrets(file: string): Promise<Record<string, unknown>> {
  await makeFolder(path.dirname(file));
  await makeFile(file, Object.fromEntries(names.map((name) => [name, makeSecret()])));
  return (await readJson(file)) ?? {};
}
