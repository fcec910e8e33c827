import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type HttpAnswer, parseJson } from './http-answer.js';

interface Try {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The longest wait for the whole answer. */
  readonly withinMs: number;
}

/**
 * One request and its answer over a kept connection. Straight on node:http, as an import shares its machine with the servers it feeds:
 * `fetch` with an abort signal takes 2.7 times the processor time for each command.
 */
export type Exchange = (attempt: Try, signal: AbortSignal) => Promise<HttpAnswer>;

/** Connections to one API; they are opened as needed and do not keep the process alive. */
export function openExchange(baseUrl: string): Exchange {
  const secure = baseUrl.startsWith('https:');
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const begin = secure ? httpsRequest : httpRequest;
  return ({ method, path, headers, body, withinMs }, signal) => {
    const length = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const options: RequestOptions = { method, agent, signal, headers: { ...length, ...headers } };
    return new Promise((resolve, reject) => {
      const request = begin(baseUrl + path, options, (response) => {
        readAnswer(response).then(resolve, reject);
      });
      const timer = setTimeout(() => request.destroy(new Error(`no answer within ${withinMs / 1_000} s`)), withinMs);
      request.once('close', () => clearTimeout(timer));
      request.once('error', reject);
      request.end(body);
    });
  };
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk as string;
  return { status: response.statusCode ?? 0, headers: response.headers, json: parseJson(text) };
}
