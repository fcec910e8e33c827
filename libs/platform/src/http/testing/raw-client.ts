import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which bytes are written as they are, be they a request or not. */
export class RawClient {
  #received = '';
  readonly #closed: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (text: string) => (this.#received += text));
    socket.on('error', () => undefined); // 'close' comes too
    this.#closed = once(socket, 'close');
  }

  /** @param from an address of this machine's own to come from */
  static async connect(url: string, from = '127.0.0.1'): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress: from });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  /** All that has come so far. */
  get received(): string {
    return this.#received;
  }

  /** Of the last answer that has begun; undefined before. */
  get status(): number | undefined {
    const status = /HTTP\/1\.1 (\d{3})(?![^]*HTTP\/1\.1 \d)/.exec(this.#received)?.[1];
    return status === undefined ? undefined : Number(status);
  }

  /** The body of the last answer, as a problem. */
  get problem(): Readonly<Record<string, unknown>> {
    return JSON.parse(this.#received.slice(this.#received.lastIndexOf('\r\n\r\n') + 4)) as Readonly<Record<string, unknown>>;
  }

  get isClosed(): boolean {
    return this.socket.closed;
  }

  write(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** Until the other side, or an error, has ended the connection. */
  async closed(): Promise<this> {
    await this.#closed;
    return this;
  }

  end(): void {
    this.socket.destroy();
  }
}

/** A request's head; the body is left to the caller. */
export function head(line: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const lines = Object.entries({ Host: 'test', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
