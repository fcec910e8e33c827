import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locked } from './lock.mjs';
import { node, root, RunError } from './paths.mjs';
import { runWithSigns } from './signs.mjs';

const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built.json');

/** Built by Vite, and its output is checked in. */
const page = path.join('apps', 'console', path.sep);

const product = { project: 'tsconfig.build.json', folders: ['apps', 'libs', 'tools'] };
/** Benchmarks and stress, with all that they try: `npm start` does not wait for them. */
const lab = { project: 'lab/tsconfig.json', folders: [...product.folders, 'lab'] };

/** Compiles the sources to `dist` if they differ from what was compiled last. */
export async function build({ withLab = false } = {}) {
  const scope = withLab ? lab : product;
  if (isBuilt(sources(scope))) return;
  await locked(async () => {
    const current = sources(scope);
    if (!isBuilt(current)) await compile(scope, current);
  });
}

/** Each source and its content's hash; what a build leaves out (tests) is no source. */
function sources({ folders }) {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', product.project, lab.project];
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name));
      if (
        entry.isFile() &&
        file.endsWith('.ts') &&
        !file.endsWith('.spec.ts') &&
        !file.split(path.sep).includes('testing') &&
        !file.startsWith(page)
      )
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

/** What was built with the lab serves without it, too. */
function isBuilt(current) {
  if (!existsSync(stamp)) return false;
  const built = JSON.parse(readFileSync(stamp, 'utf8'));
  return (
    Object.entries(current).every(([file, hash]) => built[file] === hash) &&
    Object.keys(built).every((file) => file in current || file.startsWith(`lab${path.sep}`))
  );
}

async function compile({ project }, current) {
  console.error('Building …');
  removeOutputOfRemovedSources(current);
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const status = await runWithSigns('building', node, [compiler, '-p', project, '--noEmitOnError']);
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
