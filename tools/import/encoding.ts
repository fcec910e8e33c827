import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { OperatorError } from '../operator-error.js';

export type Encoding = 'utf-8' | 'latin1';

/** The spellings in which people know them. */
export const encodings: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['latin1', 'latin1'],
  ['latin-1', 'latin1'],
  ['iso-8859-1', 'latin1'],
  ['windows-1252', 'latin1'],
  ['cp1252', 'latin1'],
]);

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from('efbbbf', 'hex');

const ADVICE = 'If the file is Latin-1 (ISO 8859-1, Windows-1252), say --encoding latin1.';

/**
 * The text of the bytes, never with a replacement character that they do not hold.
 *
 * @param advice what to do about a file that is not UTF-8
 * @throws OperatorError naming the first line that is not UTF-8, or where a file said to be Latin-1 is UTF-8
 */
export function readText(file: string, bytes: AsyncIterable<Buffer>, encoding: Encoding, advice = ADVICE): AsyncGenerator<string> {
  return encoding === 'utf-8' ? readUtf8(file, bytes, advice) : readLatin1(file, bytes);
}

async function* readUtf8(file: string, bytes: AsyncIterable<Buffer>, advice: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of bytes) {
    const text = decoded(decoder, chunk);
    if (text === undefined) throw notUtf8(file, line + linesBefore(chunk), advice);
    line += text.split('\n').length - 1;
    yield text;
  }
  if (decoded(decoder) === undefined) throw notUtf8(file, line, advice);
}

/** As Windows-1252, which is what calls itself Latin-1 nearly always, and which browsers take it for. */
async function* readLatin1(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let mayBeUtf8 = true;
  let beyondAscii = false;
  const leaveOut = `${file} is UTF-8: leave out --encoding latin1.`;
  for await (const chunk of bytes) {
    if (!beyondAscii && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK)) throw new OperatorError(leaveOut);
    beyondAscii ||= chunk.some((byte) => byte > 0x7f);
    mayBeUtf8 &&= decoded(utf8, chunk) !== undefined;
    yield decoder.decode(chunk, { stream: true });
  }
  // Chance hardly makes UTF-8 of Latin-1, while UTF-8 read as Latin-1 would stay wrong for ever.
  if (beyondAscii && mayBeUtf8 && decoded(utf8) !== undefined) throw new OperatorError(leaveOut);
}

/** The next text, or without bytes what is left; undefined where it is not UTF-8. */
function decoded(decoder: TextDecoder, chunk?: Buffer): string | undefined {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function notUtf8(file: string, line: number, advice: string): OperatorError {
  return new OperatorError(`${file} line ${line} holds bytes that are not UTF-8. ${advice}`);
}

/** How many lines end before the first that is not UTF-8. */
function linesBefore(chunk: Buffer): number {
  // Past the rest of a character that the chunk before has begun.
  let from = Math.max(
    0,
    chunk.findIndex((byte) => byte >> 6 !== 0b10),
  );
  let count = 0;
  for (let end = chunk.indexOf(LINE_FEED, from); end >= 0 && isUtf8(chunk.subarray(from, end)); end = chunk.indexOf(LINE_FEED, from)) {
    from = end + 1;
    count++;
  }
  return count;
}
