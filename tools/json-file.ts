import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from './operator-error.js';

/** Undefined where there is no such file; empty where it holds no JSON object. */
export async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return {};
    throw explained(error, file);
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export async function replaceFile(file: string, content: object): Promise<void> {
  await finish(file, content, (unfinished) => rename(unfinished, file));
}

/** The same for a file that must not be there yet: of several who make it at once, the first one's stands. */
export async function makeFile(file: string, content: object): Promise<void> {
  await finish(file, content, async (unfinished) => {
    await link(unfinished, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    await rm(unfinished);
  });
}

/** On the disk before it has its name: a power failure must leave no empty file where secrets were. */
async function finish(file: string, content: object, name: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, jsonText(content), { mode: 0o600, flush: true });
    await name(unfinished);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined); // What went wrong first is what counts.
    throw explained(error, file);
  }
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw explained(error, path.join(folder, 'secrets.json'));
  }
}

function jsonText(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** The error that a person at the terminal can act on, where there is one. */
export function explained(cause: unknown, file: string): unknown {
  const folder = path.dirname(file);
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new OperatorError(
        `No permission to use the data folder ${folder} (${path.basename(file)}): run this as its owner, or choose another with DATA_DIR.`,
        {
          cause,
        },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new OperatorError(`The data folder ${folder} is not a folder: move it away, or choose another with DATA_DIR.`, { cause });
    case 'ENOSPC':
      return new OperatorError(`No space left for the data folder ${folder}: make room, or choose another with DATA_DIR.`, { cause });
    default:
      return cause;
  }
}
