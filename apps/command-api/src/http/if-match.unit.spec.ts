import { expect, it } from 'vitest';
import { readIfMatch } from './if-match.js';

it.each([
  ['*', '*'],
  ['25', [25]],
  ['"25"', [25]],
  ['"0"', [0]],
  ['"25.318.1"', [25]],
  ['W/"25.318.1-gzip"', [25]],
  ['"25.318.v3"', [25]],
  ['"25.318.1.erased"', [25]],
  ['"25.318.1.key-missing", "26"', [25, 26]],
])('%s names its revisions', (header, named) => expect(readIfMatch(header)).toEqual(named));

it.each([
  '"025"',
  '"00"',
  '"27.x"',
  '"25."',
  '"25.318"',
  '"25.318.1."',
  '"25.318.1.other"',
  '"25.318.1.2"',
  '"-1"',
  '"+25"',
  '"2e1"',
  '""',
  '"c-25"',
])('%s is a tag and names none', (header) => expect(readIfMatch(header)).toEqual([]));

it.each(['025', '27.x', 'abc', '25.', '-1', '25, 26', '"25', '"25" "26"', ''])('%s is no list of tags', (header) =>
  expect(() => readIfMatch(header)).toThrow('header If-Match must be *, a stream revision, or ETags of queries'),
);
