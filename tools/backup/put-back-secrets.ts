import path from 'node:path';
import { readJson, makeFile, makeFolder } from '../json-file.js';
import { dataFolder } from '../local-installation.js';
import { OperatorError } from '../operator-error.js';

/** Into the local installation, unless it has some: those open what is there. @throws OperatorError */
export async function putBackSecrets(from: string, say: (text: string) => void): Promise<void> {
  const secrets = await readJson(from);
  if (secrets === undefined) throw new OperatorError(`${from} is not there: the backup was taken without --with-secrets.`);
  const to = path.join(dataFolder(), 'secrets.json');
  if ((await readJson(to)) !== undefined) {
    say(`secrets: ${to} is there already and stays`);
    return;
  }
  await makeFolder(path.dirname(to));
  await makeFile(to, secrets);
  say(`secrets: ${to}`);
}
