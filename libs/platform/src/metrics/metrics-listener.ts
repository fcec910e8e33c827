import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Registry } from 'prom-client';

/** The port is not free, which may pass: the process before may still be ending. */
export class MetricsPortTaken extends Error {
  override readonly name = 'MetricsPortTaken';
  readonly code = 'EADDRINUSE';
}

export interface MetricsListener {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` on an address of its own, which only those inside can reach: on the one of the API everybody could read it, and it would not be
 * answered just when the API is full.
 * @param variable names the port for who has to change it
 * @throws MetricsPortTaken
 */
export async function serveMetrics(registry: Registry, host: string, port: number, variable: string): Promise<MetricsListener> {
  const server = createServer((request, response) => void answer(registry, request, response));
  server.maxConnections = 100;
  server.headersTimeout = 15_000;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new MetricsPortTaken(`${variable} is ${port}, which something else listens on: choose another, or 0 for a free one`, { cause });
  }
  server.unref();
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/metrics`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(registry: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(request.method === 'HEAD' ? undefined : text);
  } catch {
    response.writeHead(500).end(); // What it shows says nothing of why; whoever asks sees that something is wrong.
  }
}
