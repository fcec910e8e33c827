import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Tally {
  readonly answered: number;
  readonly connections: number;
  /** Whatever was no 2xx: the status and the body, or the error. */
  readonly failed: readonly string[];
}

/** A client that keeps one connection alive and asks again as soon as it has its answer, until the signal aborts. Tries nothing again. */
export async function askAgainAndAgain(url: string, ask: (number: number) => Asked, signal: AbortSignal): Promise<Tally> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const connections = new Set<unknown>();
  const failed: string[] = [];
  let answered = 0;
  for (let number = 0; !signal.aborted; number++) {
    const { path, headers, body } = ask(number);
    const sent = request(url + path, { method: 'POST', agent, headers }).once('socket', (socket) => connections.add(socket));
    const failure = await failureOf(sent.end(body));
    if (failure === undefined) answered++;
    else failed.push(failure);
  }
  agent.destroy();
  return { answered, connections: connections.size, failed };
}

async function failureOf(sent: ClientRequest): Promise<string | undefined> {
  try {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await text(answer);
    return answer.statusCode !== undefined && answer.statusCode < 300 ? undefined : `${answer.statusCode} ${body}`;
  } catch (error) {
    return String(error);
  }
}
