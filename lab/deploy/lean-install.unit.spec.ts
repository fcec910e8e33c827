import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** What an installation with `npm ci --omit=dev` runs: the processes, and the tools that work on an installation from outside. */
const folders = ['apps/command-api', 'apps/query-api', 'apps/projector', 'libs', 'tools/migrate', 'tools/import', 'tools/verify'];
const IMPORT = /^(?:import|export) ([^;']*?) from '([^'.#][^']*)'/gm;
/** Nothing of it is left when it runs. */
const ONLY_TYPES = /^type |^\{(\s*type [^,{}]+,?)+\s*\}$/;

it('needs the packages under dependencies and none of those for development', async () => {
  const { dependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { dependencies: object };
  const used = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await readdir(path.join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name.includes('testing/')) continue;
      const text = await readFile(path.join(root, folder, name), 'utf8');
      for (const [, what = '', specifier = ''] of text.matchAll(IMPORT)) {
        if (isBuiltin(specifier) || ONLY_TYPES.test(what)) continue;
        const [scope = '', rest = ''] = specifier.split('/');
        used.set(scope.startsWith('@') ? `${scope}/${rest}` : scope, `${folder}/${name}`);
      }
    }
  }
  expect([...used].filter(([name]) => !Object.hasOwn(dependencies, name))).toEqual([]);
  expect(used.size).toBeGreaterThan(10);
});
