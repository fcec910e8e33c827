import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { isOurs } from './always.js';
import { type Conformance, type Exchange } from './conformance.js';
import { comesInParts, watched } from './parts.js';

/**
 * Holds every answer that a test fetches from one of our processes against the description that this process publishes: what is not described as it
 * is fails the test that asked, and so does a process that cannot be asked for its description.
 */
const plain = globalThis.fetch;
const known = new Map<string, Promise<Conformance | undefined>>();

globalThis.fetch = async (input, init) => {
  const response = await plain(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  // Whoever else a test speaks to is left alone.
  if (!known.has(url.origin) && !isOurs(response.headers)) return response;
  // A gateway in between adds headers of its own, and names itself, which our processes do not.
  if (response.headers.has('server')) return response;
  const conformance = await (known.get(url.origin) ?? remember(url.origin));
  if (conformance === undefined) return response;
  const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const exchange = {
    method: (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase(),
    path: url.pathname + url.search,
    asked: new Headers(init?.headers ?? (input instanceof Request ? input.headers : {})),
    status: response.status,
    headers: response.headers,
    body: comesInParts(type) ? undefined : await bodyOf(response),
  };
  await check(exchange, conformance, url.origin);
  return comesInParts(type) ? inParts(response, exchange, conformance, type) : response;
};

/** @throws Error where the answer is not as it is described, by whichever process listens there now */
async function check(exchange: Exchange, conformance: Conformance, origin: string): Promise<void> {
  let faults = conformance.faultsOf(exchange);
  // Another process may have come to listen where the first one did.
  if (faults.length > 0) faults = (await remember(origin).catch(() => undefined))?.faultsOf(exchange) ?? faults;
  if (faults.length === 0) return;
  const { method, path, status, body = '' } = exchange;
  throw new Error(`${method} ${path} answered ${status} otherwise than it says: ${faults.join('; ')}\n${body}`);
}

/** Undefined where the test has hung up before all of it was there. */
function bodyOf(response: Response): Promise<string | undefined> {
  return response
    .clone()
    .text()
    .catch(() => undefined);
}

/** The answer, of which each part is looked at when it is read. */
function inParts(response: Response, exchange: Exchange, conformance: Conformance, type: string): Response {
  const { body, status, statusText, headers, url } = response;
  if (body === null) return response;
  const looked = watched(body, type, (part) => conformance.partFaults(exchange, part));
  return Object.defineProperty(new Response(looked, { status, statusText, headers }), 'url', { value: url });
}

function remember(origin: string): Promise<Conformance | undefined> {
  const asked = ask(origin);
  known.set(origin, asked);
  return asked;
}

/** @returns undefined for a process that does not describe itself. @throws Error for one whose description cannot be read */
async function ask(origin: string): Promise<Conformance | undefined> {
  const { status, body } = await read(`${origin}/openapi.json`);
  if (status === 404) return undefined;
  if (status !== 200)
    throw new Error(`${origin} answered ${status} when it was asked for its description, so no answer of it can be checked`);
  const { Conformance } = await import('./conformance.js');
  return new Conformance(JSON.parse(body) as ConstructorParameters<typeof Conformance>[0]);
}

/** From an address of its own: what the tests do not ask is not counted as theirs. */
function read(url: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number | undefined; readonly body: string }>();
  const from = process.platform === 'linux' && url.startsWith('http://127.') ? { localAddress: '127.1.2.3' } : {};
  get(url, { ...from, agent: false }, (response) => {
    text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
  }).once('error', reject);
  return promise;
}
