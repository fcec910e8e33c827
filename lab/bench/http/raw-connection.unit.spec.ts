import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { RawConnection } from './raw-connection.js';

/** What a server says to each request in turn, in the pieces in which it comes. */
async function answering(...answers: readonly (readonly string[])[]) {
  const given = answers.values();
  const server = createServer((socket) => {
    socket.setNoDelay();
    socket.on('data', () => {
      const pieces = given.next().value;
      if (pieces === undefined) socket.destroy();
      else void pieces.reduce((before, piece) => before.then(() => write(socket, piece)), Promise.resolve());
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const connection = await RawConnection.open((server.address() as AddressInfo).port);
  return {
    connection,
    [Symbol.dispose]: () => {
      connection.close();
      server.close();
    },
  };
}

const write = (socket: NodeJS.WritableStream, piece: string) =>
  new Promise<void>((resolve) => socket.write(piece, () => setImmediate(resolve)));

test('an answer has ended when all of its length is there, or its last chunk', async () => {
  using server = await answering(
    ['HTTP/1.1 200 OK\r\nContent-', 'Length: 5\r\n\r\nhe', 'llo'],
    ['HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel', 'lo\r\n', '0\r\n\r\n'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'],
  );
  for (const request of ['one', 'two', 'three']) expect(await server.connection.exchange(request)).toBe(true);
});

test('an answer that says that there is no room is none', async () => {
  using server = await answering(
    ['HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}'],
    ['HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n'],
  );
  for (const request of ['one', 'two']) expect(await server.connection.exchange(request)).toBe(false);
});

test('any other answer is told with what was said', async () => {
  using server = await answering(['HTTP/1.1 404 Not Found\r\ncontent-length: 8\r\n\r\nslowly!!']);
  await expect(server.connection.exchange('one')).rejects.toThrow('slowly!!');
});

test('a connection that ends is told, whoever ends it', async () => {
  using server = await answering();
  await expect(server.connection.exchange('one')).rejects.toThrow('closed the connection');
});
