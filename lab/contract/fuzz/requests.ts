import fc from 'fast-check';
import { type Asked } from '../exchange.js';
import { type ApiDocument, operationsOf, type PlacedOperation, resolve } from '../operations.js';
import { changed, valid } from './from-schema.js';

/** A request of which at most one part is not as it is made from the description. */
export type FuzzedRequest = Asked;

/** Names that come again, so that commands meet what others have made. */
const ids = fc.constantFrom('A', 'B', 'C-1', 'LANTERN', '17850', '536365');
const strangeIds = fc.constantFrom(
  '.',
  '..',
  '...',
  'search',
  '%00',
  '%',
  '%ff',
  'a b',
  'x'.repeat(301),
  'x'.repeat(41),
  'ä',
  'A%2FB',
  "'",
  '__proto__',
);
const usualHeaders = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        'if-match': fc.constantFrom('*', '"0"', '3', 'W/"1.2.3-gzip"', '"1" , W/"2"', '"c-x"'),
        'min-event-position': fc.constantFrom('0', '1', '001', '0'.repeat(19), '9223372036854775807'),
        'idempotency-key': fc.constantFrom('k1', 'k2', '!~', 'x'.repeat(255)),
        'if-none-match': fc.constantFrom('*', '"x"', 'W/', '"'),
        'last-event-id': fc.constantFrom('1', ''),
        'x-correlation-id': fc.constantFrom('fuzz-1', 'two words'),
      },
      { requiredKeys: [] },
    ),
  },
);
const strangeHeaders = fc.oneof(
  ...Object.entries({
    'if-match': ['"', 'abc', '1,2', '"1" "2"', 'w/"1"', '*, "1"', '12345678901'],
    'min-event-position': ['-1', 'x', '1.0', '9223372036854775808', '99999999999999999999'],
    'idempotency-key': ['a b', 'x'.repeat(256), 'é'],
    'last-event-id': ['x', '-1', '1 2', '9'.repeat(20)],
    'content-type': ['text/plain', 'application/x-ndjson', 'application/json', 'application/json; charset=latin1'],
    prefer: ['wait = "0"', 'wait=x', ';;;;,,,', 'wait=0;"'],
  }).map(([name, values]) => fc.constantFrom(...values).map((value) => ({ [name]: value }))),
);
/** Parameters that some operations have and others do not. */
const strangeQueries = fc.constantFrom(
  'limit=0',
  'limit=1',
  'limit=200',
  'limit=201',
  'limit=1.0',
  'limit=-1',
  'limit=1&limit=2',
  'cursor=x',
  'cursor=',
  'cursor=a%20b',
  'toString=1',
  'dryRun=true',
  'q=%',
  'category=%00',
  'from=2010-02-30',
  'from=2010-02-28T24:00:00Z',
  'from=2012-02-29T08:26Z',
  'to=0000-01-01',
  'asOf=x',
  'asOf=2010-12-01',
  'revision=-1',
  'revision=1000000000',
  'by=year',
  'status=lost',
  'customerId=a%20b',
);

/** Requests for the operations of one API, sound and unsound ones. */
export function requests(api: Asked['api'], document: ApiDocument): fc.Arbitrary<FuzzedRequest> {
  return fc.oneof(...operationsOf(document).map((placed) => requestsFor(api, document, placed)));
}

function requestsFor(api: Asked['api'], document: ApiDocument, placed: PlacedOperation): fc.Arbitrary<FuzzedRequest> {
  const { method, operation } = placed;
  const body = bodiesOf(document, placed);
  const sound = fc
    .record({ path: addressOf(document, placed, ids), headers: usualHeaders, body: body.map(text) })
    .map((each): FuzzedRequest => ({
      api,
      method,
      path: each.path,
      headers: { prefer: 'wait=0', ...each.headers },
      body: operation.requestBody === undefined ? undefined : each.body,
    }));
  const withStrangeId = placed.path.includes('{')
    ? [fc.tuple(sound, addressOf(document, placed, strangeIds)).map(([each, path]) => ({ ...each, path }))]
    : [];
  const withStrangeQuery = fc
    .tuple(sound, strangeQueries)
    .map(([each, query]) => ({ ...each, path: `${each.path}${each.path.includes('?') ? '&' : '?'}${query}` }));
  const withStrangeHeader = fc
    .tuple(sound, strangeHeaders)
    .map(([each, headers]) => ({ ...each, headers: { ...each.headers, ...headers } }));
  const strangeBodies = body.chain((each) =>
    fc.oneof({ weight: 6, arbitrary: changed(each).map(text) }, fc.constantFrom('', '{', 'null', '[]', '{"a":1,"a":2}', '[1e400]')),
  );
  const withStrangeBody =
    operation.requestBody === undefined ? [] : [fc.tuple(sound, strangeBodies).map(([each, other]) => ({ ...each, body: other }))];
  return fc.oneof(
    { weight: 4, arbitrary: sound },
    ...withStrangeId.map((arbitrary) => ({ weight: 1, arbitrary })),
    { weight: 1, arbitrary: withStrangeQuery },
    { weight: 1, arbitrary: withStrangeHeader },
    ...withStrangeBody.map((arbitrary) => ({ weight: 4, arbitrary })),
  );
}

const text = (value: unknown) => (value === undefined || typeof value === 'string' ? value : JSON.stringify(value));

function bodiesOf(document: ApiDocument, { path, operation }: PlacedOperation): fc.Arbitrary<unknown> {
  if (path === '/batch') return batches(document);
  const [content] = Object.values(operation.requestBody?.content ?? {});
  return content?.schema === undefined ? fc.constant(undefined) : valid(document, content.schema);
}

const strangeLines = fc.constantFrom(
  'nonsense',
  '',
  '[]',
  '{"path":7}',
  '{"path":"/batch"}',
  '{"path":"/payments/A/provider-events","body":{}}',
  '{"path":"/orders","body":[]}',
  '{"path":"/orders?dryRun=true","body":{}}',
  '{"path":"/nowhere","body":{}}',
  '{"path":"/orders/./cancel","body":{"reason":"x"}}',
  '{"path":"/orders/A/cancel","body":{"reason":"x"},"idempotencyKey":"a b"}',
  '{"path":"/orders/A/cancel","body":{"reason":"x"},"idempotencyKey":""}',
  '{"path":"/orders/A/cancel","body":{"reason":"x"},"other":1}',
  '{"path":"/orders/A/cancel","body":{"reason":"x","reason":"y"}}',
);

/** Lines of any commands, some of which are none. */
function batches(document: ApiDocument): fc.Arbitrary<string> {
  const commands = operationsOf(document).filter(({ method, path }) => method === 'POST' && !/batch|provider-events/.test(path));
  const lines = commands.map((placed) => {
    const bodies = bodiesOf(document, placed).map((body) => body ?? {});
    return fc
      .record({
        path: addressOf(document, placed, fc.oneof({ weight: 6, arbitrary: ids }, strangeIds)),
        body: fc.oneof({ weight: 3, arbitrary: bodies }, bodies.chain(changed)),
        idempotencyKey: fc.constantFrom(undefined, undefined, 'k1', 'k2'),
      })
      .map((line) => JSON.stringify(line));
  });
  return fc.array(fc.oneof(...lines, strangeLines), { maxLength: 5 }).map((all) => all.join('\n'));
}

/** With a parameter of the query string that is needed, and perhaps with others. */
function addressOf(document: ApiDocument, { path, operation }: PlacedOperation, names: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const parameters = operation.parameters.map((each) => resolve(document, each));
  const query = parameters
    .filter((each) => each.in === 'query')
    .map(({ name, schema, required = false }) => {
      const pairs = valid(document, schema).map((value) => [`${name}=${encodeURIComponent(String(value))}`]);
      return required ? pairs : fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, pairs);
    });
  // Of these there are few, and others are not found.
  const isSteered = operation.requestBody !== undefined && path.startsWith('/projections/');
  const isOfFew =
    isSteered || ['/projections/{name}/parked', '/problems/{code}', '/docs/{name}'].includes(path) || path.startsWith('/jobs/');
  const example = parameters.find((each) => each.in === 'path')?.example;
  const name = isOfFew && example !== undefined ? fc.oneof(fc.constant(example), names) : names;
  return fc.tuple(name, ...query).map(([id, ...pairs]) => {
    const all = pairs.flat();
    return path.replace(/\{\w+\}/, id) + (all.length === 0 ? '' : `?${all.join('&')}`);
  });
}
