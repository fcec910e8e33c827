import { expect, it } from 'vitest';
import { EventParser } from './event-parser.js';

const stream = 'retry: 1000\n\n: nothing new\n\nid: 7\ndata: {"a":1}\n\nid: 8\ndata: one\ndata: two\n\n';
const events = [
  { id: '7', data: '{"a":1}' },
  { id: '8', data: 'one\ntwo' },
];

it('reads events, and when to come back', () => {
  const parser = new EventParser();
  expect(parser.push(stream)).toEqual(events);
  expect(parser.retryMs).toBe(1_000);
});

it.each(['\n', '\r\n', '\r'])('wherever its pieces end, with lines that end in %j', (end) => {
  const text = `${stream.replaceAll('\n', end)}: the next\n`;
  for (let at = 1; at < text.length; at++) {
    const parser = new EventParser();
    expect([...parser.push(text.slice(0, at)), ...parser.push(text.slice(at))]).toEqual(events);
  }
});

it('keeps what has not ended yet', () => {
  const parser = new EventParser();
  expect(parser.push('data: half')).toEqual([]);
  expect(parser.push(' of it\n\n')).toEqual([{ id: undefined, data: 'half of it' }]);
});
