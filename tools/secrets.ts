import { randomBytes } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explained, jsonText, makeFolder, readJson } from './json-file.js';
import { OperatorError } from './operator-error.js';

/** Made on first use and kept: whoever loses them loses access to what they protect. */
export interface Secrets {
  readonly jwtSecret: string;
  readonly commandSecret: string;
  readonly postgresPassword: string;
}

/** @throws OperatorError where they cannot be read or made, or are damaged */
export async function readOrMakeSecrets(dataDirectory: string): Promise<Secrets> {
  const file = path.join(dataDirectory, 'secrets.json');
  const secrets = (await readJson(file)) ?? (await makeSecrets(file));
  const read = (name: keyof Secrets): string => {
    const secret = secrets[name];
    if (typeof secret === 'string' && secret.length >= 32) return secret;
    throw new OperatorError(`${file} is damaged (${name} is missing or too short): put back the one that belongs to the data beside it.`);
  };
  return { jwtSecret: read('jwtSecret'), commandSecret: read('commandSecret'), postgresPassword: read('postgresPassword') };
}

/** Several processes may be the first: the first file stands. */
async function makeSecrets(file: string): Promise<Record<string, unknown>> {
  const secret = () => randomBytes(32).toString('base64url');
  const secrets: Secrets = { jwtSecret: secret(), commandSecret: secret(), postgresPassword: secret() };
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
