import { describe, expect, it } from 'vitest';
import { readEntityTags } from './entity-tags.js';
import { readWait } from './preferences.js';
import { readWeights } from './weights.js';

describe('entity tags', () => {
  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['3', ['3']],
    ['"3"', ['3']],
    ['W/"3.17.1"', ['3.17.1']],
    ['"3.17.1-gzip"', ['3.17.1']],
    ['W/"3.17.1-br"', ['3.17.1']],
    ['3-gzip', ['3']],
    ['"1", W/"2" ,"3-gzip"', ['1', '2', '3']],
    ['"a,b", "c"', ['a,b', 'c']],
    [', "1",,"2",', ['1', '2']],
    ['""', ['']],
    ['"c-_x-9"', ['c-_x-9']],
  ])('%s', (header, tags) => expect(readEntityTags(header)).toEqual(tags));

  it.each(['', '"', '"1', '1"', '1, 2', '*, "1"', '"1" "2"', 'W/3', 'w/"3"', '"a b"', '"1", x'])('%s are none', (header) =>
    expect(readEntityTags(header)).toBeUndefined(),
  );
});

describe('how long a client wants to wait', () => {
  it.each([
    ['wait=10', 10],
    ['wait = 10', 10],
    ['wait="10"', 10],
    ['Wait=10', 10],
    ['respond-async, wait=10', 10],
    ['respond-async; x="a,b", wait=10; y', 10],
    ['return=minimal,wait=10,wait=20', 10],
    ['handling="strict, wait=3", wait=7', 7],
    ['wait=600', 30],
    ['wait=31', 30],
    ['wait=99999999999999', 30],
    [`wait=${'9'.repeat(400)}`, 30],
    ['wait=0', 0],
  ])('%s', (header, seconds) => expect(readWait(header)).toEqual({ ms: seconds * 1_000, applied: `wait=${seconds}` }));

  it('is told by headers that come apart, too', () =>
    expect(readWait(['respond-async', 'wait=2'])).toEqual({ ms: 2_000, applied: 'wait=2' }));

  it.each([undefined, '', 'wait', 'wait=', 'wait=x', 'wait=-1', 'wait=1.5', 'await=3', 'x=wait=3', '=3'])(
    '%s says nothing of it',
    (header) => expect(readWait(header)).toEqual({ ms: 5_000, applied: undefined }),
  );
});

describe('what a client likes how much', () => {
  it.each([
    ['', {}],
    ['br', { br: 1 }],
    ['GZIP;q=0.5, br ; q=0.250', { gzip: 0.5, br: 0.25 }],
    ['a;q=1.000, b;q=0., c;q=0', { a: 1, b: 0, c: 0 }],
    ['text/html;level=1;q=0.7, text/html;q=0.3', { 'text/html': 0.7 }],
    [
      'a;q=2, b;q=-1, c;q=1e-1, d;q=0x1, e;q=0.1234, f;q=1.001, g;q=, h;q=Infinity, i;q="1"',
      { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0, i: 0 },
    ],
  ])('%s', (header, weights) => expect(Object.fromEntries(readWeights(header))).toEqual(weights));
});
