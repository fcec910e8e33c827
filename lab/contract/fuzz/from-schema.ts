import fc from 'fast-check';
import { type ApiDocument, resolve, type Schema } from '../operations.js';

const patterns = new Map<string, fc.Arbitrary<string>>();

/** Texts that the pattern of a schema lets through. Looking ahead is beyond the generator: what it does not see is taken out afterwards. */
function matching(pattern: string): fc.Arbitrary<string> {
  const exact = new RegExp(pattern, 'u');
  const known = patterns.get(pattern);
  const made = known ?? fc.stringMatching(new RegExp(withoutLookingAhead(pattern))).filter((text) => exact.test(text));
  patterns.set(pattern, made);
  return made;
}

function withoutLookingAhead(pattern: string): string {
  const start = pattern.search(/\(\?[!=]/);
  if (start < 0) return pattern;
  let end = start;
  for (let open = 0; ; end++) {
    if (pattern[end] === '\\') end++;
    else if (pattern[end] === '(') open++;
    else if (pattern[end] === ')' && --open === 0) break;
  }
  return withoutLookingAhead(pattern.slice(0, start) + pattern.slice(end + 1));
}

/** Of characters that may be stored. */
const texts = (minLength: number, maxLength: number) =>
  fc
    .string({
      unit: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...'abcXYZ 019-_."\\/<>&é') },
        { weight: 1, arbitrary: fc.constantFrom('🏺', '\u0301', '\u202e', '\n') },
      ),
      minLength,
      maxLength: Math.min(maxLength, 60),
    })
    // One spelling may be longer or shorter than another.
    .filter((text) => text.normalize('NFC') === text && text.trim() !== '');

/** Values that a schema lets through. */
export function valid(document: ApiDocument, given: Schema): fc.Arbitrary<unknown> {
  const schema = resolve(document, given);
  if (schema.properties !== undefined && schema.oneOf !== undefined) return oneWay(document, schema);
  if (typeof schema.example === 'string' && schema.example.includes('@'))
    return fc.nat(9_999).map((number) => `person-${number}@example.com`);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return fc.oneof(...alternatives.map((each) => valid(document, each)));
  const [only] = schema.allOf ?? [];
  if (only !== undefined) return valid(document, only);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      if (schema.pattern !== undefined && !schema.pattern.includes('[^\\u0000]')) return matching(schema.pattern);
      return texts(schema.minLength ?? 1, schema.maxLength ?? 60);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: Math.min(schema.maximum ?? 1_000, 1_000_000) });
    case 'number':
      return fc.double({ min: -1e6, max: 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valid(document, schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 4),
      });
    default:
      return validObject(document, schema);
  }
}

/** An object of which each way asks for other fields: it has those of one way. */
function oneWay(document: ApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const { oneOf = [], properties = {}, required = [], ...rest } = schema;
  const needed = oneOf.map((way) => way.required ?? []);
  const ways = needed.map((own) => {
    const others = needed.flat().filter((name) => !own.includes(name));
    const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !others.includes(name)));
    return validObject(document, { ...rest, properties: kept, required: [...required, ...own] });
  });
  return fc.oneof(...ways);
}

function validObject(
  document: ApiDocument,
  { properties = {}, required = [], additionalProperties, propertyNames }: Schema,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valid(document, field)]));
  const known = fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
  if (propertyNames === undefined || typeof additionalProperties !== 'object') return known;
  const names = fc.constantFrom('colour', 'heightCm', 'outdoor', 'a b', 'ä');
  return fc.dictionary(names, valid(document, additionalProperties), { maxKeys: 4, noNullPrototype: true });
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    [],
    {},
    [[]],
    [[{}]],
    '',
    '\0',
    '-0',
    'NaN',
    true,
    -1,
    1e308,
    0.5,
    '2010-13-45',
    { toString: 1 },
    '../..',
    'x'.repeat(11_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const strange = fc.constantFrom('toString', 'hasOwnProperty', 'constructor', 'valueOf', 'colour', ' ', 'lines.0', '$where');

/** A value in which one thing is changed: another value, a field too many, or one that is gone. It may still be valid. */
export function changed(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return junk;
  const entries = Object.entries(value) as [string, unknown][];
  const rebuilt = (all: readonly (readonly [string, unknown])[]) =>
    Array.isArray(value) ? all.map(([, each]) => each) : Object.fromEntries(all);
  const more = Array.isArray(value)
    ? junk.map((each) => [...(value as unknown[]), each])
    : fc.tuple(strange, junk).map(([name, each]) => ({ ...value, [name]: each }));
  if (entries.length === 0) return fc.oneof(junk, more);
  const place = fc.nat(entries.length - 1);
  const inner = place.chain((at) =>
    changed(entries[at]?.[1]).map((each) => rebuilt(entries.map(([name, old], index) => [name, index === at ? each : old] as const))),
  );
  const less = place.map((at) => rebuilt(entries.filter((_entry, index) => index !== at)));
  return fc.oneof({ weight: 5, arbitrary: inner }, more, less, junk);
}
