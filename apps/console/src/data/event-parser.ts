/** One event of a stream of server-sent events. */
export interface ServerEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads server-sent events out of pieces of text that end anywhere. */
export class EventParser {
  /** What the server asks to be waited for before the next connection; undefined until it does. */
  retryMs: number | undefined;
  #rest = '';

  push(text: string): ServerEvent[] {
    // A CR at the end of a piece may be half of a line's end, so it waits for the next piece.
    const all = this.#rest + text;
    const held = all.endsWith('\r') ? '\r' : '';
    const blocks = all
      .slice(0, all.length - held.length)
      .replace(/\r\n?/g, '\n')
      .split('\n\n');
    this.#rest = (blocks.pop() ?? '') + held;
    return blocks.flatMap((block) => this.#read(block));
  }

  #read(block: string): ServerEvent[] {
    let id: string | undefined;
    const data: string[] = [];
    for (const line of block.split('\n')) {
      if (line === '' || line.startsWith(':')) continue;
      const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === 'id') id = value;
      if (field === 'data') data.push(value);
      if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    }
    return data.length === 0 ? [] : [{ id, data: data.join('\n') }];
  }
}
