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

test('given a log to accept, where it has to end is read, and where a process manager goes on', () => {
  expect(parse('accept-log --yes --end 4711 --another-log')).toMatchObject({
    verb: 'accept-log',
    yes: true,
    end: 4_711n,
    anotherLog: true,
  });
  expect(parse('accept-log')).toMatchObject({ verb: 'accept-log', yes: false, end: undefined, anotherLog: false });
  expect(parse('reset fulfilment --to 12')).toMatchObject({ verb: 'reset', name: 'fulfilment', to: 12n });
  expect(parse('reset fulfilment --to start')).toMatchObject({ to: 0n });
  expect(parse('drop orders --unfinished')).toMatchObject({ verb: 'drop', unfinished: true });
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
  ['accept-log orders', 'accept-log takes no name'],
  ['accept-log --yes', '--yes and --end <position> belong together'],
  ['accept-log --end 5', '--yes and --end <position> belong together'],
  ['accept-log --yes --end last', '--end must be a position'],
  ['reset fulfilment', 'reset needs --to'],
  ['reset --to start', 'Name the process manager'],
  ['reset fulfilment --to end', '--to must be a position'],
  ['rollback orders --unfinished', 'rollback has no option --unfinished'],
  ['list orders', 'list takes no name'],
  ['list --colour', "Unknown option '--colour'"],
])('given "%s", it says why not', (line, message) => expect(() => parse(line)).toThrow(message));
