/** Largest line of a batch, in bytes: the same as a single command's body. */
const LINE_LIMIT = 1_048_576;

/** A line of the request, or the news that it is too long or not UTF-8; what it held is then skipped. */
export type Line = { readonly text: string } | { readonly fault: 'too-long' | 'not-utf8' };

/** As a person counts them who looks at what he sent: from 1, blank ones too. */
export type NumberedLine = Line & { readonly number: number };

/** Splits a stream of bytes into lines without ever holding more than one line. Blank lines are left out, but counted. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let number = 0;
  const finish = (): NumberedLine | undefined => {
    number++;
    const bytes = Buffer.concat(parts);
    const tooLong = size > LINE_LIMIT;
    parts = [];
    size = 0;
    if (tooLong) return { number, fault: 'too-long' };
    try {
      const text = decoder.decode(bytes).trim();
      return text === '' ? undefined : { number, text };
    } catch (error) {
      if (error instanceof TypeError) return { number, fault: 'not-utf8' };
      throw error;
    }
  };
  const add = (bytes: Buffer) => {
    size += bytes.length;
    if (size <= LINE_LIMIT) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10, start); end >= 0; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      const line = finish();
      if (line !== undefined) yield line;
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  const last = finish();
  if (last !== undefined) yield last;
}
