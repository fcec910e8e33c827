import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { ConfigError, Environment, loadConfig } from './config.js';
import { withSecretFiles } from './secret-files.js';
import { variables } from './variables.js';

const SECRET = 'a-secret-for-tests-of-at-least-32-characters';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'secret');
  await writeFile(file, text);
  return file;
}

describe('A secret in a file', () => {
  it.each([
    ['as it is', SECRET],
    ['with a newline at its end', `${SECRET}\n`],
    ['with a newline of Windows', `${SECRET}\r\n`],
  ])('is read %s', async (_how, text) => {
    expect(loadConfig({ JWT_SECRET_FILE: await fileWith(text) }, ['JWT_SECRET']).JWT_SECRET).toBe(SECRET);
  });

  it('loses one newline only: a space or a second one belongs to it', async () => {
    expect(withSecretFiles({ JWT_SECRET_FILE: await fileWith(` ${SECRET} \n\n`) })).toEqual({ JWT_SECRET: ` ${SECRET} \n` });
  });

  it('may be any of the secrets, and nothing else is taken from a file', async () => {
    const file = await fileWith(SECRET);
    const secrets = Object.entries(variables).flatMap(([name, { secret }]) => (secret ? [name] : []));

    expect(withSecretFiles(Object.fromEntries(secrets.map((name) => [`${name}_FILE`, file])))).toEqual(
      Object.fromEntries(secrets.map((name) => [name, SECRET])),
    );
    expect(withSecretFiles({ HOST_FILE: file, PATH: '/bin' })).toEqual({ HOST_FILE: file, PATH: '/bin' });
  });

  it('is refused beside the secret itself, naming both and telling neither', async () => {
    const file = await fileWith(SECRET);
    expect(() => withSecretFiles({ JWT_SECRET_FILE: file, JWT_SECRET: SECRET })).toThrow(
      new ConfigError('JWT_SECRET_FILE', 'is set beside JWT_SECRET: give one of them'),
    );
    expect(withSecretFiles({ JWT_SECRET_FILE: file, JWT_SECRET: '' }).JWT_SECRET).toBe(SECRET);
  });

  it('that is not there, is a folder, or is empty is refused with exit code 2, naming the variable', async () => {
    const empty = await fileWith('\n');
    for (const [file, reason] of [
      [path.join(empty, 'more'), 'names a file that cannot be read (ENOTDIR)'],
      [`${empty}.not`, 'names a file that cannot be read (ENOENT)'],
      [path.dirname(empty), 'names a file that cannot be read (EISDIR)'],
      [empty, 'names an empty file'],
    ] as const) {
      const read = () => withSecretFiles({ MASTER_KEY_FILE: file });
      expect(read).toThrow(new ConfigError('MASTER_KEY_FILE', `${reason}: ${file}`));
      expect(read).toThrow(expect.objectContaining({ exitCode: 2 }));
    }
  });

  it('that is of the wrong form is refused as the variable would be', async () => {
    const file = await fileWith('too short');
    expect(() => loadConfig({ JWT_SECRET_FILE: file }, [])).toThrow(/^JWT_SECRET is not usable/);
  });

  it('an empty name means none', () => {
    expect(withSecretFiles({ JWT_SECRET_FILE: '' })).toEqual({});
  });
});

test('every variable that sounds like a secret, or may hold a password, may come out of a file', () => {
  const properties = Object.entries(Environment.properties) as [keyof typeof variables, { readonly pattern?: string }][];
  const secretive = properties.filter(
    ([name, { pattern = '' }]) => /SECRET|PASSWORD|TOKEN|_KEY$/.test(name) || (/_URL$/.test(name) && /postgres|esdb/.test(pattern)),
  );
  expect(secretive.filter(([name]) => variables[name].secret !== true).map(([name]) => name)).toEqual([]);
});
