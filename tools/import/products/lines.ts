export interface Line {
  /** Without its end; only the beginning of one that is too long. */
  readonly text: string;
  readonly overlong: boolean;
}

/** As much as the API takes in one body. */
export const MOST_BYTES = 1_048_576;

/** Only a line feed ends a line: JSON may hold what other readers take for an end. A line without end takes no more memory than the longest. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  const add = (part: string) => {
    if (length <= MOST_BYTES) parts.push(part);
    length += part.length;
  };
  const take = (): Line => {
    const text = parts.join('');
    const line = {
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
      overlong: length > MOST_BYTES || Buffer.byteLength(text) > MOST_BYTES,
    };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      add(chunk.slice(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.slice(from));
  }
  if (length > 0) yield take();
}
