import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server says to everybody who connects. */
export type Greeting =
  | { readonly error: { readonly code: string; readonly message: string }; /** In the same breath as it lets in. */ readonly letIn?: true }
  | { readonly versionNumber: number };

/**
 * Something that speaks as much of PostgreSQL's protocol as it takes to refuse a connection, or to let it in and say its version. Every connection
 * gets the next greeting, and the last one for ever.
 * @returns its connection string
 */
export async function fakeServer(...greetings: readonly [Greeting, ...Greeting[]]): Promise<string> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const greeting = greetings[Math.min(connections++, greetings.length - 1)] ?? greetings[0];
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => {
      if ('error' in greeting) {
        const error = message('E', `SFATAL\0C${greeting.error.code}\0M${greeting.error.message}\0\0`);
        return socket.end(greeting.letIn === true ? Buffer.concat([message('R', Buffer.alloc(4)), READY, error]) : error);
      }
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), READY])); // let in
      socket.on('data', () => socket.write(versionAnswer(greeting.versionNumber)));
      return undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `postgres://anna:secret@127.0.0.1:${typeof address === 'object' ? address?.port : ''}/shop`;
}

const READY = message('Z', 'I');

/** The row `number, version`. */
function versionAnswer(versionNumber: number): Buffer {
  const version = `${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`;
  return Buffer.concat([
    message('T', Buffer.concat([short(2), column('number', 23), column('version', 25)])),
    message('D', Buffer.concat([short(2), field(String(versionNumber)), field(version)])),
    message('C', 'SELECT 1\0'),
    READY,
  ]);
}

function message(kind: string, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(kind), long(bytes.length + 4), bytes]);
}

function column(name: string, type: number): Buffer {
  return Buffer.concat([Buffer.from(`${name}\0`), long(0), short(0), long(type), short(-1), long(-1), short(0)]);
}

function field(text: string): Buffer {
  return Buffer.concat([long(text.length), Buffer.from(text)]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
