import { once } from 'node:events';
import net from 'node:net';

/** A door in front of a server: lets connections through, and on request drops them, holds what they carry, or refuses new ones. */
export class ConnectionGate {
  readonly #sockets = new Set<net.Socket>();
  readonly #server: net.Server;
  #held = false;
  port = 0;

  private constructor(host: string, port: number) {
    this.#server = net.createServer((inner) => {
      const outer = net.connect(port, host);
      for (const socket of [inner, outer]) {
        this.#sockets.add(socket);
        socket.setNoDelay(true);
        if (this.#held) socket.pause();
      }
      join(inner, outer, () => this.#forget(inner, outer));
      join(outer, inner, () => this.#forget(inner, outer));
      inner.on('data', (chunk) => void outer.write(chunk));
      outer.on('data', (chunk) => void inner.write(chunk));
      if (this.#held) this.hold();
    });
  }

  static async open(host: string, port: number): Promise<ConnectionGate> {
    const gate = new ConnectionGate(host, port);
    await gate.#listen(0);
    return gate;
  }

  /** Every connection ends as if the network or the server had died. New ones are let through. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** As a process that was stopped: connections are taken and stay open, and nothing moves on them. */
  hold(): void {
    this.#held = true;
    for (const socket of this.#sockets) socket.pause();
  }

  release(): void {
    this.#held = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Drops everything and refuses new connections until it is opened again. */
  async shut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.drop();
    await closed;
  }

  async reopen(): Promise<void> {
    await this.#listen(this.port);
  }

  async close(): Promise<void> {
    await this.shut();
  }

  async #listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as net.AddressInfo).port;
  }

  #forget(inner: net.Socket, outer: net.Socket): void {
    this.#sockets.delete(inner);
    this.#sockets.delete(outer);
  }
}

/** The end of one side is the end of the other. An error is one more way to end. */
function join(from: net.Socket, to: net.Socket, ended: () => void): void {
  from.on('error', () => to.destroy());
  from.on('close', () => {
    to.destroy();
    ended();
  });
}
