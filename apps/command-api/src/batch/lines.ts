import { setImmediate as others } from 'node:timers/promises';

/** Largest line of a batch, in bytes: the same as a single command's body. */
const LINE_LIMIT = 1_048_576;
/** So much is read since the last line for the sake of the next one; what goes on beyond, one line or blank ones, is no batch. */
const SKIPPED_LIMIT = 16 * LINE_LIMIT;
/** Lines that come together are begun one after another for so long; then it is the turn of others. */
const LONGEST_HOLD_MS = 5;
const LINE_FEED = 10;
const SPACE = 32;
const TAB = 9;
const CARRIAGE_RETURN = 13;

/** A line of the request, or the news that it is too long or not UTF-8; what it held is then skipped. The last of all is one that has no end. */
export type Line = { readonly text: string } | { readonly fault: 'too-long' | 'not-utf8' | 'endless' };

/** As a person counts them who looks at what he sent: from 1, blank ones too. */
export type NumberedLine = Line & { readonly number: number };

/**
 * Splits a stream of bytes into lines without ever holding more than one line. Blank lines are left out, but counted. After 16 MiB without a line
 * nothing more is read.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let skipped = 0;
  let number = 0;
  let since = performance.now();
  const finish = (): NumberedLine | undefined => {
    number++;
    if (size === 0) return undefined;
    const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const tooLong = size > LINE_LIMIT;
    parts = [];
    size = 0;
    if (tooLong) return { number, fault: 'too-long' };
    if (isBlank(bytes)) return undefined;
    try {
      return { number, text: decoder.decode(bytes).trim() };
    } catch (error) {
      if (error instanceof TypeError) return { number, fault: 'not-utf8' };
      throw error;
    }
  };
  const add = (bytes: Buffer) => {
    size += bytes.length;
    skipped += bytes.length;
    if (size <= LINE_LIMIT) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED, start); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (end > start) add(chunk.subarray(start, end));
      skipped++;
      const line = finish();
      if (line !== undefined) {
        skipped = 0;
        yield line;
      }
      start = end + 1;
      if (performance.now() - since > LONGEST_HOLD_MS) {
        await others();
        since = performance.now();
      }
    }
    if (start < chunk.length) add(chunk.subarray(start));
    if (skipped > SKIPPED_LIMIT) {
      yield { number: number + 1, fault: 'endless' };
      return;
    }
  }
  const last = finish();
  if (last !== undefined) yield last;
}

/** Of white space alone: what cannot be seen otherwise is a line, and no JSON. */
function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== SPACE && (byte < TAB || byte > CARRIAGE_RETURN)) return false;
  return true;
}
