import { Agent, request } from 'node:http';

export interface Answered {
  readonly status: number;
  /** Of the command's last event; 0 where it was refused. */
  readonly position: bigint;
}

/** Sends orders to the command API over connections that stay open. */
export class CommandSender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #url: URL;

  constructor(
    commandApiUrl: string,
    private readonly token: string,
  ) {
    this.#url = new URL('/orders', commandApiUrl);
  }

  placeOrder(body: object): Promise<Answered> {
    const text = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
      response.once('end', () => {
        const position = response.headers['event-position'];
        resolve({ status: response.statusCode ?? 0, position: BigInt(typeof position === 'string' ? position : 0) });
      });
      response.once('error', reject);
      response.resume();
    });
    sent.once('error', reject);
    sent.end(text);
    return promise;
  }

  close(): void {
    this.#agent.destroy();
  }
}
