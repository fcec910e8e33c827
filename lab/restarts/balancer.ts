import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const PAUSE_MS = 10;

/**
 * A gateway of the simplest kind: it looks at each server's readiness now and then, and takes every new connection to one that was ready, in turn.
 * A connection that a server refuses goes to another one; nothing that was sent is ever sent again.
 */
export class Balancer {
  readonly #ready = new Set<string>();
  readonly #servers = new Set<string>();
  readonly #stopped = new AbortController();
  readonly #sockets = new Set<Socket>();
  readonly #listener = createServer((client) => void this.#serve(client));
  #turn = 0;

  async open(): Promise<string> {
    this.#listener.listen(0, '127.0.0.1');
    await once(this.#listener, 'listening');
    void this.#look();
    const address = this.#listener.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  add(url: string): void {
    this.#servers.add(url);
  }

  /** Resolves when the gateway takes connections there. */
  async isReady(url: string): Promise<void> {
    while (!this.#ready.has(url)) await delay(PAUSE_MS);
  }

  close(): void {
    this.#stopped.abort();
    this.#listener.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #look(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      for (const url of this.#servers) {
        const ready = await fetch(`${url}/health/ready`).then(
          ({ ok }) => ok,
          () => false, // not there yet, or no more
        );
        if (ready) this.#ready.add(url);
        else this.#ready.delete(url);
      }
      await delay(LOOK_EVERY_MS);
    }
  }

  async #serve(client: Socket): Promise<void> {
    this.#keep(client);
    const server = await this.#connect();
    if (server === undefined) return void client.destroy();
    this.#keep(server);
    client.pipe(server).pipe(client);
    client.once('close', () => server.destroy());
    server.once('close', () => client.end());
  }

  async #connect(): Promise<Socket | undefined> {
    for (let attempts = 0; attempts < 2 * this.#servers.size; attempts++) {
      const ready = [...this.#ready];
      const url = ready[this.#turn++ % ready.length];
      if (url === undefined) return undefined;
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      try {
        await once(socket, 'connect');
        return socket;
      } catch {
        this.#ready.delete(url); // refused: the next one is asked
      }
    }
    return undefined;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
