import { expect, test } from 'vitest';
import { parseCommand } from './command.js';

const parse = (line: string) => parseCommand(line.split(' ').filter((word) => word !== ''));

test('given nothing, it is help', () => expect(parse('').verb).toBe('help'));

test('given a rebuild with options, they are read', () => {
  expect(parse('rebuild orders --verify --rate 5000 --no-swap --json')).toMatchObject({
    verb: 'rebuild',
    name: 'orders',
    verify: true,
    rate: 5_000,
    swap: false,
    json: true,
  });
});

test('given two words, parked is read with its own verb', () => {
  expect(parse('parked discard orders --sequence 7 --reason nonsense')).toMatchObject({
    verb: 'parked discard',
    name: 'orders',
    sequence: '7',
    reason: 'nonsense',
  });
});

test.each([
  ['dance', 'no verb "dance"'],
  ['rebuild', 'Name the projection, or say --all'],
  ['rebuild orders --all', 'Name the projection, or say --all'],
  ['rebuild orders sales', 'takes one name'],
  ['rebuild orders --rate fast', '--rate must be a number'],
  ['rebuild orders --accept-differences', 'belongs to --verify'],
  ['rollback orders --dry-run', 'rollback has no option --dry-run'],
  ['parked orders', 'no verb "parked orders"'],
  ['parked discard orders', 'needs --reason'],
  ['parked discard --all --reason nonsense', 'Name the projection.'],
  ['parked discard orders --all --sequence 7 --reason nonsense', '--sequence or --all, not both'],
  ['parked retry orders --all', 'parked retry has no option --all'],
  ['list orders', 'list takes no name'],
  ['list --colour', "Unknown option '--colour'"],
])('given "%s", it says why not', (line, message) => expect(() => parse(line)).toThrow(message));
