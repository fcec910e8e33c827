import { setTimeout as pause } from 'node:timers/promises';
import { type Body } from './running-query-api.js';

export interface ServerSentEvent {
  readonly id: string;
  readonly data: Body;
}

/** A client of server-sent events, one at a time. */
export class EventStream {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  constructor(readonly response: Response) {
    if (response.body === null) throw new Error('The answer has no body');
    this.#chunks = response.body[Symbol.asyncIterator]();
  }

  /** The next event, comments left out; undefined at the end. @throws Error when none comes in time */
  async next(deadlineMs = 5_000): Promise<ServerSentEvent | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split('\n');
        this.#text = this.#text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data !== undefined) return { id: field('id') ?? '', data: JSON.parse(data) as Body };
        continue;
      }
      const late = pause(deadlineMs, undefined, { ref: false }).then(() => Promise.reject(new Error('No event came in time')));
      const chunk = await Promise.race([this.#chunks.next(), late]);
      if (chunk.done === true) return undefined;
      this.#text += this.#decoder.decode(chunk.value, { stream: true });
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
