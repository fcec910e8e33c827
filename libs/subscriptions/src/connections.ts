import pg from 'pg';
import { Client } from '#postgres/client';
import { notePool } from '#postgres/pools';

const CONNECT_TIMEOUT_MS = 5_000;

/** A connection for as long as somebody needs it. */
export interface Borrowed {
  readonly client: pg.ClientBase;
  /** @param lost why it is of no use to the next one */
  giveBack(lost?: Error): void;
}

/** Connections that the sessions of a process share: each has one only while it is inside a transaction. */
export class Connections {
  readonly #pool: pg.Pool;
  #closed: Promise<void> | undefined;

  constructor(settings: { readonly url: string; readonly name: string; readonly most: number }) {
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: settings.url,
        application_name: settings.name,
        max: settings.most,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        keepAlive: true,
      }),
    );
    this.#pool.on('error', () => undefined); // It was at rest, and is made anew where it is needed.
  }

  /** @throws the driver's error when the server cannot be reached, or none comes free for so long */
  async borrow(): Promise<Borrowed> {
    const client = await this.#pool.connect();
    return { client, giveBack: (lost) => client.release(lost) };
  }

  async close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    await this.#closed;
  }
}

/** One that is nobody else's. */
export async function ownConnection(settings: { readonly url: string; readonly name: string }): Promise<pg.Client> {
  const client = new Client({
    connectionString: settings.url,
    application_name: settings.name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  client.on('error', () => undefined); // Whoever uses it hears of it too.
  await client.connect();
  return client;
}
