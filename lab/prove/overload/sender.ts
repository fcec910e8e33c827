import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** How an exchange ended, `broken` with what broke it; and when it got its connection, on the clock of `performance.now()`. */
export type Exchange = ({ readonly status: number; readonly body: string } | { readonly broken: string }) & { readonly began: number };

/** Sends commands over a bounded number of connections that are kept. What finds none free waits for one. */
export class Sender {
  readonly #agent: Agent;

  constructor(
    private readonly url: string,
    private readonly authorization: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  }

  post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Exchange> {
    const bytes = Buffer.from(JSON.stringify(body));
    const { promise, resolve } = Promise.withResolvers<Exchange>();
    let began = performance.now();
    const broken = (error: NodeJS.ErrnoException) => resolve({ broken: error.code ?? error.message, began });
    const asked = request(this.url + path, {
      method: 'POST',
      agent: this.#agent,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': bytes.length,
        Authorization: this.authorization,
        ...headers,
      },
    });
    asked.once('socket', () => (began = performance.now()));
    asked.once('error', broken);
    asked.once('response', (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body, began }), broken);
    });
    asked.end(bytes);
    return promise;
  }

  /** A credit to one of many wallets, so that commands do not wait for each other. */
  credit(number: number): Promise<Exchange> {
    return this.post(`/wallets/load-${number % 5_000}/credit`, { amount: { amount: '1', currency: 'GBP' }, reference: `load ${number}` });
  }

  close(): void {
    this.#agent.destroy();
  }
}
