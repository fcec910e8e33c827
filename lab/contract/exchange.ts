import { createHmac } from 'node:crypto';
import { type Role } from '#platform/auth/principal';
import { type Installation, PAYMENT_WEBHOOK_SECRET } from './installation.js';
import { type ApiDocument, type PlacedOperation, resolve } from './operations.js';

/** Who asks; undefined: somebody without a token. */
export type Caller = { readonly role: Role; readonly subject: string } | undefined;

export interface Asked {
  readonly api: keyof Installation['urls'];
  readonly method: string;
  /** With the query string, if any. */
  readonly path: string;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request as the contract has it: with a token, the right type of body, and the provider's signature where one belongs. */
export async function send({ urls, token }: Installation, { api, method, path, body, headers }: Asked, caller: Caller): Promise<Response> {
  const type = path.startsWith('/batch') ? 'application/x-ndjson' : 'application/json';
  const time = Math.floor(Date.now() / 1_000);
  const signed = createHmac('sha256', PAYMENT_WEBHOOK_SECRET)
    .update(`${time}.${body ?? ''}`)
    .digest('hex');
  return fetch(urls[api] + path, {
    method,
    ...(method === 'POST' ? { body: body ?? '' } : {}),
    headers: {
      ...(method === 'POST' ? { 'content-type': type } : {}),
      ...(caller === undefined ? {} : { authorization: `Bearer ${await token(caller.role, caller.subject)}` }),
      ...(path.includes('/provider-events') ? { 'orderline-signature': `t=${time},v1=${signed}` } : {}),
      ...headers,
    },
  });
}

/** The examples of an operation, ready to be sent: one for each body, or one without. */
export function examplesOf(
  document: ApiDocument,
  { path, operation }: PlacedOperation,
): readonly { readonly path: string; readonly body?: string }[] {
  const query = new URLSearchParams();
  let address = path;
  for (const parameter of operation.parameters.map((each) => resolve(document, each))) {
    if (parameter.example === undefined) continue;
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(parameter.example));
    else if (parameter.in === 'query') query.set(parameter.name, parameter.example);
  }
  const asked = query.size === 0 ? address : `${address}?${query.toString()}`;
  const contents = Object.values(operation.requestBody?.content ?? {});
  const bodies = contents.flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value));
  if (bodies.length === 0) return [{ path: asked }];
  return bodies.map((body) => ({ path: asked, body: typeof body === 'string' ? body : JSON.stringify(body) }));
}
