import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { OperatorError } from '../operator-error.js';
import { type StoredFile } from './manifest.js';

/** Characters of lines that are handed over together; one line alone may be longer. */
const PAGE = 4_000_000;

/** @throws OperatorError where something is in it: a backup never writes over another */
export async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [found] = await readdir(folder);
  if (found !== undefined)
    throw new OperatorError(`${folder} is not empty (${found}): name a new folder for each backup. Nothing was written.`);
}

/** Writes rows, one JSON object a line, compressed. All of it is on the disk when this answers. */
export async function writeRows(
  folder: string,
  { name, table, columns }: Pick<StoredFile, 'name' | 'table' | 'columns'>,
  pages: AsyncIterable<readonly string[]>,
): Promise<StoredFile> {
  let rows = 0;
  const text = async function* () {
    for await (const lines of pages) {
      rows += lines.length;
      if (lines.length > 0) yield `${lines.join('\n')}\n`;
    }
  };
  const counted = countBytes();
  const file = createWriteStream(path.join(folder, name), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(text()), createGzip({ level: 1 }), counted.stream, file);
  return { name, table, columns: [...columns], rows, ...counted.result() };
}

/** The names are on the disk too. */
export async function keepFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // where folders cannot be opened
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws OperatorError where the file is not, bit for bit, what was written */
export async function verifyFile(folder: string, { name, bytes, sha256 }: StoredFile): Promise<void> {
  const file = path.join(folder, name);
  const counted = countBytes();
  try {
    await pipeline(createReadStream(file), counted.stream, async (chunks: AsyncIterable<unknown>) => {
      for await (const _chunk of chunks) continue;
    });
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read (${(cause as Error).message}): take another backup. Nothing was restored.`, { cause });
  }
  const found = counted.result();
  if (found.bytes !== bytes || found.sha256 !== sha256)
    throw new OperatorError(`${file} is damaged (${found.bytes} of ${bytes} bytes): take another backup. Nothing was restored.`);
}

/** The rows of a file, in order, many at a time. */
export async function* readRows(folder: string, { name }: StoredFile): AsyncGenerator<readonly string[]> {
  const text = createReadStream(path.join(folder, name)).pipe(createGunzip()).setEncoding('utf8');
  let lines: string[] = [];
  let size = 0;
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      size += line.length;
      if (size < PAGE) continue;
      yield lines;
      lines = [];
      size = 0;
    }
  }
  if (lines.length > 0) yield lines;
}

function countBytes() {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
