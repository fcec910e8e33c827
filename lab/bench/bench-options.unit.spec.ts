import { expect, it } from 'vitest';
import { OperatorError } from '#tools/operator-error';
import { readBenchCommand } from './bench-options.js';

const suites = ['event-store', 'projections', 'http'];

it('reads the suite and its flags in any order', () => {
  expect(readBenchCommand(['projections'], suites)).toEqual({
    suite: 'projections',
    json: false,
    quick: false,
    large: false,
    work: undefined,
  });
  expect(readBenchCommand(['--quick', 'event-store', '--json'], suites)).toEqual({
    suite: 'event-store',
    json: true,
    quick: true,
    large: false,
    work: undefined,
  });
  expect(readBenchCommand(['projections', '--large'], suites).large).toBe(true);
  expect(readBenchCommand(['http', '--work', 'credit'], suites).work).toBe('credit');
});

it.each([[[]], [['toString']], [['projections', 'event-store']], [['projections', '--fast']], [['projections', '--work', 'credit']]])(
  'refuses %j and names the suites',
  (args) => {
    const read = () => readBenchCommand(args, suites);
    expect(read).toThrow(OperatorError);
    expect(read).toThrow('event-store, projections');
  },
);
