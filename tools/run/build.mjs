import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { locked } from './lock.mjs';
import { node, root, RunError } from './paths.mjs';

const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built.json');

/** Compiles the sources to `dist` if they differ from what was compiled last. */
export async function build() {
  if (isBuilt(sources())) return;
  await locked(() => {
    const current = sources();
    if (!isBuilt(current)) compile(current);
  });
}

/** Each source and its content's hash; what a build leaves out (tests) is no source. */
function sources() {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const folder of ['apps', 'libs', 'tools']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name));
      if (entry.isFile() && file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.split(path.sep).includes('testing'))
        files.push(file);
    }
  }
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('base64'),
    ]),
  );
}

function isBuilt(current) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === JSON.stringify(current);
}

function compile(current) {
  console.error('Building …');
  removeOutputOfRemovedSources(current);
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(node, [compiler, '-p', 'tsconfig.build.json', '--noEmitOnError'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new RunError('The build failed: see the compiler’s messages above.');
  writeFileSync(stamp, JSON.stringify(current));
}

/** The compiler only adds; a program must not find what is no longer there. */
function removeOutputOfRemovedSources(current) {
  if (!existsSync(stamp)) {
    rmSync(path.join(dist, '.tsbuildinfo'), { force: true });
    return;
  }
  for (const file of Object.keys(JSON.parse(readFileSync(stamp, 'utf8')))) {
    if (file in current || !file.endsWith('.ts')) continue;
    for (const suffix of ['.js', '.js.map']) rmSync(path.join(dist, file.replace(/\.ts$/, suffix)), { force: true });
  }
}
