import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTextFault } from './json-text.js';
import { parseJsonBody } from './json-body.js';

const pathIn = (text: string) => findTextFault(text)?.path;

describe('a name that stands twice', () => {
  test.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"lines":[{"sku":"x"},{"sku":"x","q":1,"sku":"y"}]}', 'lines[1].sku'],
    ['{"a":{"b":{"c":1,"c":1}}}', 'a.b.c'],
    [`{${Array.from({ length: 40 }, (_, index) => `"n${index}":1`).join()},"n3":1}`, 'n3'],
    ['{"a":"\\\\","b":1,"a":2}', 'a'],
  ])('%s', (text, path) => {
    expect(findTextFault(text)).toEqual({ path, message: 'stands twice' });
  });

  test('is none in different objects, or where it is a value', () => {
    expect(findTextFault('{"a":{"a":"a"},"b":[{"a":1},{"a":"a"}],"c":"{\\"a\\":1,\\"a\\":1}","d":"a:a"}')).toBeUndefined();
  });
});

describe('a number', () => {
  test.each([
    '0',
    '-0',
    '0.10',
    '1e3',
    '1E-7',
    '123456789012345',
    '9007199254740992',
    '0.30000000000000004',
    '5e-324',
    '-1.7976931348623157e308',
    '1e+23',
  ])('%s comes back as it is', (number) => {
    expect(findTextFault(`{"attributes":{"weight":${number}}}`)).toBeUndefined();
  });

  test.each([
    '12345678901234567890',
    '9007199254740993',
    '0.1234567890123456789',
    '1e400',
    '-1e400',
    '1e-400',
    '1.00000000000000000001',
    '9'.repeat(1_000_000),
  ])('%s would change, and is named', (number) => {
    expect(findTextFault(`{"attributes":{"colour":"red","weight":${number}}}`)).toEqual({
      path: 'attributes.weight',
      message: 'is a number that would be changed when it is read: send it as text',
    });
  });

  test.each([
    ['{"quantity":1e400}', 'quantity'],
    ['{"lines":[{"quantity":9007199254740993}]}', 'lines[0].quantity'],
    ['{"attributes":[1e400]}', 'attributes[0]'],
    ['{"price":{"attributes":1e400}}', 'price.attributes'],
  ])('%s is not to be sent as text where text is refused too', (text, path) => {
    expect(findTextFault(text)).toEqual({ path, message: 'is a number that would be changed when it is read' });
  });

  test('in a line of a batch is told of like that of a body', () => {
    const message = 'is a number that would be changed when it is read: send it as text';
    expect(findTextFault('{"path":"/products","body":{"attributes":{"weight":1e400}}}', 1)).toEqual({
      path: 'body.attributes.weight',
      message,
    });
  });

  test('that a double has written is always taken', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => findTextFault(JSON.stringify([number])) === undefined),
    );
  });
});

describe('the limits', () => {
  test('of depth', () => {
    expect(findTextFault('['.repeat(32) + ']'.repeat(32))).toBeUndefined();
    expect(findTextFault('['.repeat(33) + ']'.repeat(33))?.message).toBe('is nested deeper than 32 levels');
    expect(findTextFault(`[${'[],'.repeat(40_000)}[]]`)).toBeUndefined();
  });

  test('of values, in one list or in many', () => {
    const list = (count: number) => `[${Array.from({ length: count }, () => 'null').join()}]`;
    expect(findTextFault(list(49_999))).toBeUndefined();
    expect(findTextFault(list(50_000))?.message).toBe('holds more than 50000 values');
    expect(findTextFault(`{"a":${list(24_998)},"b":${list(24_999)}}`)).toBeUndefined();
    expect(findTextFault(`{"a":${list(24_999)},"b":${list(24_999)}}`)?.message).toBe('holds more than 50000 values');
  });

  test('of members of one object', () => {
    const object = (count: number) => `{${Array.from({ length: count }, (_, index) => `"n${index}":0`).join()}}`;
    expect(findTextFault(`{"a":${object(10_000)}}`)).toBeUndefined();
    expect(findTextFault(`{"a":${object(10_001)}}`)).toEqual({ path: 'a', message: 'has more than 10000 members' });
  });
});

describe('text that no database keeps', () => {
  test.each([
    ['{"a":["x","\\u0000"]}', 'a[1]'],
    ['{"a":"\\ud800"}', 'a'],
    ['{"a":{"b\\u0000":1}}', 'a'],
    ['{"\\udc00":1}', ''],
  ])('%s', (text, path) => {
    expect(pathIn(text)).toBe(path);
  });

  test('is not what spells it out, nor a whole pair', () => {
    expect(findTextFault('{"a":"\\\\u0000","b":"\\ud83d\\ude00","\\u00e9":1}')).toBeUndefined();
  });
});

test('a prototype is no field, however it is written', () => {
  expect(pathIn('{"a":{"__proto__":{}}}')).toBe('a.__proto__');
  expect(pathIn('{"\\u005f_proto__":{}}')).toBe('__proto__');
});

test('what JSON.stringify writes of anything is taken, and comes back', () => {
  const key = fc.string().filter((name) => name !== '__proto__' && !name.includes('\0'));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.string().filter((text) => !text.includes('\0')),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree')),
      fc.dictionary(key, tie('tree')),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(findTextFault(text)).toBeUndefined();
      expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('a repeated name is found wherever it stands in anything', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.string(), (before, after, name) => {
      fc.pre(findTextFault(before) === undefined && findTextFault(after) === undefined && name.isWellFormed() && !name.includes('\0'));
      const written = JSON.stringify(name);
      const escaped = `"${[...written.slice(1, -1)].map((sign) => (/[a-z]/.test(sign) && !written.includes('\\') ? `\\u00${sign.charCodeAt(0).toString(16)}` : sign)).join('')}"`;
      expect(findTextFault(`[${before},{"other":${after},${written}:0,"more":${after},${escaped}:${before}}]`)?.message).toBe(
        name === '__proto__' ? 'is not a known field' : 'stands twice',
      );
    }),
  );
});

test('any text is walked to its end without an error, and what is no JSON is left to JSON.parse', () => {
  const signs = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'u', '0', '-', '1e', 't', 'null', 'a', ' ');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      findTextFault(parts.join(''));
    }),
    { numRuns: 2_000 },
  );
  for (const text of ['{', '{"a"', '{"a":}', '["a":1]', '"\\u00', 'nul', '{"a":1,}', '', ':', ']']) {
    expect(() => parseJsonBody(Buffer.from(` ${text}`))).toThrow('The body is not JSON in UTF-8.');
  }
});
