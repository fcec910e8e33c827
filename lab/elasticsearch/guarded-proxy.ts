import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type ServerCertificate } from './authority.js';
import { rightFor, type Right } from './rights.js';

/** What may be done by whoever sends an `Authorization`, on what begins with the prefix. */
export type Grants = ReadonlyMap<string, { readonly prefix: string; readonly rights: ReadonlySet<Right> }>;

/** A request as it was judged. */
export interface Judged {
  readonly request: string;
  readonly status: 200 | 401 | 403;
  readonly right: Right | undefined;
  readonly mediaTypes: readonly (string | undefined)[];
}

/** Stands before a server of Elasticsearch as its security does: TLS, who asks, and what he may. */
export class GuardedProxy implements AsyncDisposable {
  readonly judged: Judged[] = [];
  readonly #server: Server;

  private constructor(
    private readonly target: URL,
    certificate: ServerCertificate,
    /** May change at any time. */
    public grants: Grants,
    private readonly rewrite: (body: string) => string,
  ) {
    this.#server = createServer(certificate, (asked, answer) => void this.#pass(asked, answer));
  }

  /** @param rewrite the server's answers */
  static async before(
    url: string,
    certificate: ServerCertificate,
    grants: Grants,
    rewrite: (body: string) => string = (body) => body,
  ): Promise<GuardedProxy> {
    const proxy = new GuardedProxy(new URL(url), certificate, grants, rewrite);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** @param credentials as they stand in a URL */
  url(credentials = ''): string {
    return `https://${credentials}127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = asked;
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const granted = this.grants.get(headers.authorization ?? '');
    const right = granted && rightFor(method, url, body.toString(), granted.prefix);
    const status = granted === undefined ? 401 : right !== undefined && granted.rights.has(right) ? 200 : 403;
    const mediaTypes = [headers.accept, headers['content-type']];
    this.judged.push({ request: `${method} ${url}`, status, right, mediaTypes });
    if (status !== 200) {
      answer.writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
      answer.end(JSON.stringify({ error: { type: 'security_exception', reason: 'not allowed' }, status }));
      return;
    }
    const { hostname, port } = this.target;
    const { authorization: _, 'accept-encoding': __, ...passedOn } = headers; // The server here has no security of its own.
    const passed = request({ hostname, port, method, path: url, headers: passedOn }, (answered) => {
      const parts: Buffer[] = [];
      answered.on('data', (part: Buffer) => parts.push(part));
      answered.on('end', () => {
        const rewritten = Buffer.from(this.rewrite(Buffer.concat(parts).toString()));
        const { 'transfer-encoding': ___, ...answeredWith } = answered.headers;
        answer.writeHead(answered.statusCode ?? 502, { ...answeredWith, 'content-length': rewritten.byteLength });
        answer.end(rewritten);
      });
    });
    passed.on('error', () => answer.destroy());
    passed.end(body);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
