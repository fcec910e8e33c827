import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Conformance } from './conformance.js';

/**
 * Holds every answer that a test fetches from one of our processes against the description that this process publishes: what is not described as it
 * is fails the test that asked.
 */
const plain = globalThis.fetch;
const known = new Map<string, Promise<Conformance | undefined>>();

globalThis.fetch = async (input, init) => {
  const response = await plain(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  // Whoever else a test speaks to is left alone.
  if (!known.has(url.origin) && !response.headers.has('x-correlation-id')) return response;
  // A gateway in between adds headers of its own, and names itself, which our processes do not.
  if (url.pathname === '/openapi.json' || response.headers.has('server')) return response;
  const conformance = await (known.get(url.origin) ?? remember(url.origin));
  if (conformance === undefined) return response;
  const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
  const isJson = (response.headers.get('content-type') ?? '').match(/[/+]json;/) !== null;
  // A test may have hung up before all of the body was there.
  const body = isJson
    ? await response
        .clone()
        .text()
        .catch(() => undefined)
    : undefined;
  const exchange = {
    method,
    path: url.pathname + url.search,
    status: response.status,
    headers: response.headers,
    body,
  };
  let faults = conformance.faultsOf(exchange);
  // Another process may have come to listen where the first one did.
  if (faults.length > 0) faults = (await remember(url.origin))?.faultsOf(exchange) ?? [];
  if (faults.length > 0) {
    throw new Error(`${method} ${url.pathname} answered ${response.status} otherwise than it says: ${faults.join('; ')}\n${body ?? ''}`);
  }
  return response;
};

function remember(origin: string): Promise<Conformance | undefined> {
  const asked = ask(origin).catch(() => undefined);
  known.set(origin, asked);
  return asked;
}

/** @returns undefined for a process that does not describe itself */
async function ask(origin: string): Promise<Conformance | undefined> {
  const document = await read(`${origin}/openapi.json`);
  if (document === undefined) return undefined;
  const { Conformance } = await import('./conformance.js');
  return new Conformance(JSON.parse(document) as ConstructorParameters<typeof Conformance>[0]);
}

/** From an address of its own: what the tests do not ask is not counted as theirs. */
function read(url: string): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const from = process.platform === 'linux' && url.startsWith('http://127.') ? { localAddress: '127.1.2.3' } : {};
  get(url, { ...from, agent: false }, (response) => {
    text(response).then((body) => resolve(response.statusCode === 200 ? body : undefined), reject);
  }).once('error', reject);
  return promise;
}
