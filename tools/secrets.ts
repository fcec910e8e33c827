import { randomBytes } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explained, jsonText, makeFolder, readJson, replaceFile } from './json-file.js';
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

async function withLaterOnes(file: string, stored: Record<string, unknown>): Promise<Record<string, unknown>> {
  const missing = names.filter((name) => LATER.has(name) && stored[name] === undefined);
  const damaged = names.some((name) => !LATER.has(name) && typeof stored[name] !== 'string');
  if (missing.length === 0 || damaged) return stored;
  const completed = { ...stored, ...Object.fromEntries(missing.map((name) => [name, makeSecret()])) };
  await replaceFile(file, completed);
  return completed;
}

/** Several processes may be the first: the first file stands. */
async function makeSecrets(file: string): Promise<Record<string, unknown>> {
  const secrets = Object.fromEntries(names.map((name) => [name, makeSecret()]));
  const unfinished = `${file}.${process.pid}`;
  await makeFolder(path.dirname(file));
  try {
    await writeFile(unfinished, jsonText(secrets), { mode: 0o600 });
    await link(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explained(error, file);
  }
  await rm(unfinished, { force: true });
  return (await readJson(file)) ?? {};
}
