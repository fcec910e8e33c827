import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../operator-error.js';

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/** What a file is recognised by, whatever it is called. */
const signatures: readonly (readonly [string, Buffer])[] = [
  ['a zip archive (an Excel workbook is one)', Buffer.from('PK\u0003\u0004')],
  ['an old Excel workbook', Buffer.from('d0cf11e0', 'hex')],
  ['gzip within gzip', Buffer.from('1f8b', 'hex')],
  ['bzip2', Buffer.from('BZh')],
  ['xz', Buffer.from('fd377a585a00', 'hex')],
  ['zstd', Buffer.from('28b52ffd', 'hex')],
  ['Parquet', Buffer.from('PAR1')],
  ['a PDF', Buffer.from('%PDF-')],
];
const gzip = Buffer.from('1f8b', 'hex');
const HEAD_BYTES = 512;

/**
 * The bytes of a text file, unzipped where its first bytes are those of gzip; a pipe is read as well.
 *
 * @param form what the text should be, for people
 * @throws OperatorError when the bytes are those of a kind of file that is no plain text
 * @throws the system's or zlib's error when the file cannot be read
 */
export async function* readTextBytes(file: string, signal?: AbortSignal, form = 'CSV'): AsyncGenerator<Buffer> {
  const raw = await peek(createReadStream(file, { signal }));
  const { head, bytes } = startsWith(raw.head, gzip) ? await peek(unzip(raw.bytes)) : raw;
  const kind = kindOf(head);
  if (kind !== undefined) throw new OperatorError(`${file} is ${kind}, but must be ${form} in UTF-8, plain or gzipped.`);
  yield* bytes;
}

/** What is said of a file that the system or zlib cannot read; any other error as it is. */
export function unreadableFile(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EISDIR') return new OperatorError(`${file} is a folder, but must be a file.`, { cause: error });
  const reason = String(error.code).startsWith('Z_') ? `it is no complete gzip file (${error.message})` : error.message;
  return new OperatorError(`${file} cannot be read: ${reason}.`, { cause: error });
}

/** Bytes that come out as they were, and the first of them already now. */
async function peek(source: AsyncIterable<Buffer>): Promise<{ readonly head: Buffer; readonly bytes: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= HEAD_BYTES) return { head, bytes: followedBy(head, { [Symbol.asyncIterator]: () => chunks }) };
  }
  return { head, bytes: [head] };
}

async function* followedBy(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function unzip(bytes: Bytes): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  // A failure of any step destroys the last one, so it arrives where that is read.
  pipeline([Readable.from(bytes), gunzip], () => undefined);
  return gunzip;
}

/** Undefined where it may be text; a control character here and there is for the reader of its line. */
function kindOf(head: Buffer): string | undefined {
  const [known] = signatures.find(([, signature]) => startsWith(head, signature)) ?? [];
  if (known !== undefined) return known;
  const marked = head.length >= 2 && [0xfeff, 0xfffe].includes(head.readUInt16BE());
  // Of plain letters every second byte is zero.
  if (marked || countOf(head, (byte) => byte === 0) > head.length / 3) return 'UTF-16 or binary';
  return countOf(head, isControl) > head.length / 20 ? 'binary' : undefined;
}

/** None of those that move to another column, line or page. */
const isControl = (byte: number) => byte < 0x20 && (byte < 0x09 || byte > 0x0d);

function countOf(bytes: Buffer, test: (byte: number) => boolean): number {
  return bytes.reduce((count, byte) => count + (test(byte) ? 1 : 0), 0);
}

function startsWith(head: Buffer, signature: Buffer): boolean {
  return head.subarray(0, signature.length).equals(signature);
}
