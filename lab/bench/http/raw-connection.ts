import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * One connection that is kept, with one request at a time on it. Requests are bytes that are there already and of an answer only its status and its end
 * are looked for, so that who sends costs little beside who answers.
 */
export class RawConnection {
  #received: Buffer[] = [];
  #answered: { resolve: (taken: boolean) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => this.#hear(bytes));
    socket.on('error', (error) => this.#answered?.reject(error));
    socket.on('close', () => this.#answered?.reject(new Error('The server has closed the connection')));
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** @returns whether it was taken; false: there was no room for it, 429 or 503 @throws Error where the answer is neither */
  exchange(request: string): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    this.#answered = { resolve, reject };
    this.socket.write(request, 'latin1');
    return promise;
  }

  close(): void {
    this.#answered = undefined;
    this.socket.destroy();
  }

  #hear(bytes: Buffer): void {
    this.#received.push(bytes);
    const all = this.#received.length === 1 ? bytes : Buffer.concat(this.#received);
    if (!isWhole(all)) {
      this.#received = [all];
      return;
    }
    this.#received = [];
    const answered = this.#answered;
    const status = all.toString('latin1', STATUS_AT, STATUS_AT + 3);
    if (status.startsWith('2')) answered?.resolve(true);
    else if (status === '429' || status === '503') answered?.resolve(false);
    else answered?.reject(new Error(`A request was not answered as it should be: ${all.toString('utf8', 0, 2_000)}`));
  }
}

/** After `HTTP/1.1 `. */
const STATUS_AT = 9;
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = answer.toString('latin1', 0, end).toLowerCase();
  const at = head.indexOf('\r\ncontent-length:');
  if (at >= 0) return answer.length >= end + 4 + Number.parseInt(head.slice(at + 17), 10);
  return answer.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
}
