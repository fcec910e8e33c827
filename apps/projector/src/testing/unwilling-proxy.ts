import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';

/** What becomes of a request: a status in place of the server's answer, or undefined to let it through. */
export type Refuse = (method: string, path: string) => number | undefined;

/** Stands before a server of Elasticsearch, and answers in its place where it is told to. */
export class UnwillingProxy implements AsyncDisposable {
  refuse: Refuse = () => undefined;
  /** Requests that came to it. */
  asked = 0;
  readonly #server = createServer((asked, answer) => this.#pass(asked, answer));

  private constructor(private readonly target: URL) {}

  static async before(url: string): Promise<UnwillingProxy> {
    const proxy = new UnwillingProxy(new URL(url));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    this.asked++;
    const { method = 'GET', url = '/', headers } = asked;
    const status = this.refuse(method, url);
    if (status !== undefined) {
      asked.resume();
      answer.writeHead(status, {
        'content-type': 'application/vnd.elasticsearch+json;compatible-with=8',
        'x-elastic-product': 'Elasticsearch',
      });
      answer.end(JSON.stringify({ error: { type: 'es_rejected_execution_exception', reason: 'rejected' }, status }));
      return;
    }
    const { hostname, port } = this.target;
    const passed = request({ hostname, port, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
