import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server on which nothing arrives until that is allowed: connections are taken, and then take as long as the test likes. */
export async function heldBack(url: string) {
  const target = new URL(url);
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  let connections = 0;
  const sockets: { destroy(): void }[] = [];
  const server = createServer((client) => {
    connections++;
    const upstream = connect(Number(target.port), target.hostname);
    sockets.push(
      client.on('error', () => upstream.destroy()),
      upstream.on('error', () => client.destroy()),
    );
    void allowed.then(() => client.pipe(upstream).pipe(client));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const way = new URL(url);
  way.port = String(typeof address === 'object' ? address?.port : '');
  return { url: way.href, allow, connections: () => connections };
}
