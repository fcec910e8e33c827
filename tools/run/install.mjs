import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locked } from './lock.mjs';
import { node, root, RunError } from './paths.mjs';
import { runWithSigns } from './signs.mjs';

const lockFile = path.join(root, 'package-lock.json');
const installedFile = path.join(root, 'node_modules', '.package-lock.json');
const stamp = path.join(root, 'node_modules', '.orderline-installed');

/** Installs the locked dependencies unless they are there. Needs the network only when it installs. */
export async function install() {
  if (!isInstalled()) {
    await locked(async () => {
      if (!isInstalled()) await installAll();
    });
  }
  if (!existsSync(node))
    throw new RunError('Node 24 is not there, as the install script of the package node has not run: run `npm rebuild node`.');
}

function isInstalled() {
  if (!existsSync(installedFile)) return false;
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (!isWhatNpmInstalled()) return false;
  rememberInstalled(wanted);
  return true;
}

/** npm keeps a list of what it installed; it fits when somebody has run `npm ci` by hand. */
function isWhatNpmInstalled() {
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    return installed[place] === undefined ? Boolean(optional || devOptional) : installed[place].version === version;
  });
}

async function installAll() {
  refuseAnothersModules();
  console.error('Installing the dependencies (npm ci; 600 MB on disk) …');
  // Without the checkout's own programs on the path: they are what is being replaced.
  const PATH = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(path.join(root, 'node_modules')))
    .join(path.delimiter);
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--include=dev', '--include=optional'];
  const [program, first] = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? process.execPath, [process.env.npm_execpath]]
    : ['npm', []];
  const status = await runWithSigns('installing', program, [...first, ...args], {
    env: { ...withoutNpmScript(), PATH },
    shell: process.platform === 'win32' && program === 'npm',
  }).catch((error) => {
    throw new RunError(`npm cannot be run: ${error.message}.`);
  });
  if (status !== 0) throw new RunError('The dependencies could not be installed: see what npm says above.');
  rememberInstalled(createHash('sha256').update(readFileSync(lockFile)).digest('hex'));
}

/** Through a link npm would empty the folder of whoever it belongs to. */
function refuseAnothersModules() {
  const modules = lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false });
  if (modules?.isSymbolicLink())
    throw new RunError(
      'node_modules is a link to a folder that does not hold what package-lock.json asks for: remove the link and run this again.',
    );
}

/** What `npm run` tells its scripts must not reach an npm inside. */
function withoutNpmScript() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package)_/.test(name)));
}

function rememberInstalled(hash) {
  try {
    writeFileSync(stamp, hash);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error; // another's checkout: it is compared again next time
  }
}
