import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

type Imports = ReadonlyMap<string, readonly string[]>;

const root = join(import.meta.dirname, '..');
const { imports: rooms } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, { readonly source: string }>;
};

/** Every TypeScript file of ours with the files that it imports, also those of which it needs only a type. */
async function readImports(): Promise<Imports> {
  const imports = new Map<string, readonly string[]>();
  for (const folder of ['apps', 'libs', 'tools', 'lab']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const file = join(folder, name);
      if (!file.endsWith('.ts')) continue;
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
      imports.set(
        file,
        importedFiles.flatMap(({ fileName }) => resolve(file, fileName)),
      );
    }
  }
  return imports;
}

function resolve(from: string, imported: string): string[] {
  if (imported.startsWith('.')) return [join(dirname(from), imported).replace(/\.js$/, '.ts')];
  const [, room = '', path = ''] = /^(#[^/]+)\/(.+)$/.exec(imported) ?? [];
  const source = rooms[`${room}/*`]?.source;
  return source === undefined ? [] : [normalize(source.replace('*', path))];
}

/** The circles that are met on the way through all files, each from one of its files back to the same. */
function circlesIn(imports: Imports): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) follow(imported, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  return circles;
}

it('Files import each other in no circle', async () => {
  const imports = await readImports();
  const room = (name: string, ...path: string[]) => join('libs', name, 'src', ...path);
  expect(imports.get(room('domain', 'order', 'order.ts'))).toContain(room('events', 'contracts', 'order-events.ts'));
  expect(circlesIn(imports)).toEqual([]);
});

it('A circle is named, however long it is', () => {
  const imports = new Map([
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', ['d']],
    ['d', ['b']],
  ]);
  expect(circlesIn(imports)).toEqual(['b → c → d → b']);
});
