import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { type Gateway } from './gateway.js';

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A client of a gateway that keeps its connections and tries nothing again. */
export class GatewayClient {
  readonly #agent: Agent;

  constructor(
    private readonly gateway: Pick<Gateway, 'url' | 'certificate'>,
    connections = 64,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, ca: gateway.certificate });
  }

  /** @throws Error where the connection breaks */
  async ask({ method = 'GET', path, headers = {}, body = '' }: Asked): Promise<Answer> {
    const sent = request(this.gateway.url + path, { method, agent: this.#agent, headers });
    const [answer] = (await once(sent.end(body), 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
  }

  close(): void {
    this.#agent.destroy();
  }
}
