import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Sent as it is, in place of JSON. */
  readonly text?: string;
}

/** What to answer; `reset` breaks the connection, `silence` never answers. */
export type Script = (request: ReceivedRequest, count: number) => ScriptedAnswer | 'reset' | 'silence' | Promise<ScriptedAnswer>;

export interface ScriptedApi extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** A real HTTP server whose answers a test decides. */
export async function startScriptedApi(script: Script, port = 0): Promise<ScriptedApi> {
  const received: ReceivedRequest[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url: path = '', headers } = message;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
      received.push(request);
      void Promise.resolve(script(request, received.length)).then((answer) => {
        if (answer === 'silence') return;
        if (answer === 'reset') {
          message.socket.destroy();
          return;
        }
        const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
        response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
        response.end(answer.text ?? JSON.stringify(answer.json ?? {}));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const problem = (status: number, code: string, detail = 'because', headers?: Record<string, string>): ScriptedAnswer => ({
  status,
  json: { type: `/problems/${code}`, title: code, status, code, detail },
  ...(headers && { headers }),
});
