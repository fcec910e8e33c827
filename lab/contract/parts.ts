/** Answers that come in parts, without an end that anybody waits for, are looked at part by part. */
const separators: Readonly<Record<string, string>> = { 'application/x-ndjson': '\n', 'text/event-stream': '\n\n' };

export const comesInParts = (type: string) => type in separators;

/** The parts of a text, and what may be the beginning of one more. */
export function partsOf(type: string, text: string): { readonly parts: readonly string[]; readonly rest: string } {
  const parts = text.split(separators[type] ?? '\n');
  return { parts: parts.slice(0, -1), rest: parts.at(-1) ?? '' };
}

/** What a part holds in JSON; undefined for a sign of life, which holds nothing. @throws SyntaxError where it is not of its type */
export function valueIn(type: string, part: string): unknown {
  if (type === 'application/x-ndjson') return part.trim() === '' ? undefined : JSON.parse(part);
  const fields = part.split('\n').filter((line) => !line.startsWith(':'));
  const data = fields.filter((line) => line.startsWith('data: ')).map((line) => line.slice('data: '.length));
  const strange = fields.find((line) => !/^(data: .*|id: \d{1,19}|retry: \d+)$/.test(line));
  if (strange !== undefined) throw new SyntaxError(`"${strange.slice(0, 100)}" is no line of an event`);
  if (data.length === 0) return undefined;
  if (!fields.some((line) => line.startsWith('id: '))) throw new SyntaxError('an event has no id');
  return JSON.parse(data.join('\n'));
}

/** Hands on what comes, and fails with the faults of the first part that has some. */
export function watched(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  type: string,
  faultsOf: (part: string) => readonly string[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  let text = '';
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        const { parts, rest } = partsOf(type, text + decoder.decode(chunk, { stream: true }));
        text = rest;
        const faults = parts.flatMap(faultsOf);
        if (faults.length > 0) controller.error(new Error(`A part of the answer is otherwise than it says: ${faults.join('; ')}`));
        else controller.enqueue(chunk);
      },
    }),
  );
}
