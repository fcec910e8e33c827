import fc from 'fast-check';
import { type Asked } from '../exchange.js';
import { type ApiDocument, operationsOf, type PlacedOperation, resolve } from '../operations.js';
import { changed, valid } from './from-schema.js';

export interface FuzzedRequest extends Asked {
  /** Whether it is as the description has it; else it may be anything. */
  readonly sound: boolean;
}

/** Names that come again, so that commands meet what others have made. */
const ids = fc.constantFrom('A', 'B', 'C-1', 'LANTERN', '17850', '536365');
const strangeIds = fc.constantFrom('.', '..', 'search', '%00', '%', '%ff', 'a b', 'x'.repeat(301), 'ä', 'A%2FB', "'", '__proto__');
const strangeHeaders = fc.record(
  {
    'if-match': fc.constantFrom('*', '"0"', 'W/"1.2.3-gzip"', '"', 'abc', '1,2'),
    'min-event-position': fc.constantFrom('0', '1', '-1', 'x', '99999999999999999999'),
    prefer: fc.constantFrom('wait=0', 'wait = "0"', 'wait=x', ';;;;,,,', 'wait=0;"'),
    'idempotency-key': fc.constantFrom('k1', 'k2', 'a b', 'x'.repeat(256)),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/', '"'),
    'last-event-id': fc.constantFrom('1', 'x', ''),
  },
  { requiredKeys: [] },
);

/** Requests for the operations of one API, sound and unsound ones. */
export function requests(api: Asked['api'], document: ApiDocument): fc.Arbitrary<FuzzedRequest> {
  return fc.oneof(...operationsOf(document).map((placed) => requestsFor(api, document, placed)));
}

function requestsFor(api: Asked['api'], document: ApiDocument, placed: PlacedOperation): fc.Arbitrary<FuzzedRequest> {
  const { method, operation } = placed;
  const body = bodiesOf(document, placed);
  const sound = fc
    .record({ path: addressOf(document, placed, ids), body })
    .map((each): FuzzedRequest => ({ api, method, sound: true, path: each.path, body: text(each.body) }));
  const wrong = fc
    .record({
      path: addressOf(document, placed, fc.oneof({ weight: 4, arbitrary: ids }, strangeIds)),
      body: body.chain((each) =>
        fc.oneof({ weight: 4, arbitrary: changed(each).map(text) }, fc.constantFrom('', '{', 'null', '[]', '{"a":1,"a":2}', '[1e400]')),
      ),
      query: fc.constantFrom(
        '',
        '',
        '?limit=0',
        '?cursor=x',
        '?toString=1',
        '?q=%',
        '?limit=1&limit=2',
        '?from=2010-02-30',
        '?asOf=x',
        '?revision=-1',
      ),
      headers: strangeHeaders,
    })
    .map((each): FuzzedRequest => ({
      api,
      method,
      sound: false,
      path: each.path.includes('?') ? each.path : each.path + each.query,
      body: operation.requestBody === undefined ? undefined : each.body,
      headers: { ...each.headers, prefer: each.headers.prefer ?? 'wait=0' },
    }));
  return fc.oneof(sound, wrong);
}

const text = (value: unknown) => (value === undefined || typeof value === 'string' ? value : JSON.stringify(value));

function bodiesOf(document: ApiDocument, { path, operation }: PlacedOperation): fc.Arbitrary<unknown> {
  if (path === '/batch') return batches(document);
  const [content] = Object.values(operation.requestBody?.content ?? {});
  return content?.schema === undefined ? fc.constant(undefined) : valid(document, content.schema);
}

/** Lines of any commands, some of which are none. */
function batches(document: ApiDocument): fc.Arbitrary<string> {
  const commands = operationsOf(document).filter(({ method, path }) => method === 'POST' && !/batch|provider-events/.test(path));
  const lines = commands.map((placed) =>
    fc
      .record({ path: addressOf(document, placed, ids), body: bodiesOf(document, placed).map((body) => body ?? {}) })
      .map((line) => JSON.stringify(line)),
  );
  return fc.array(fc.oneof(...lines, fc.constantFrom('nonsense', '', '[]', '{"path":7}')), { maxLength: 5 }).map((all) => all.join('\n'));
}

function addressOf(document: ApiDocument, { path, operation }: PlacedOperation, names: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const required = operation.parameters
    .map((each) => resolve(document, each))
    .filter((each) => each.in === 'query' && each.required === true);
  const query = required.map(({ name, schema }) => valid(document, schema).map((value) => `${name}=${encodeURIComponent(String(value))}`));
  const fixed = path === '/projections/{name}/parked' || path === '/problems/{code}' || path === '/docs/{name}';
  const example = operation.parameters.map((each) => resolve(document, each)).find((each) => each.in === 'path')?.example;
  const name = fixed ? fc.constant(example ?? '') : names;
  return fc.tuple(name, ...query).map(([id, ...pairs]) => path.replace(/\{\w+\}/, id) + (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}
