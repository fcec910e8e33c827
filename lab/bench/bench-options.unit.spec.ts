import { expect, it } from 'vitest';
import { OperatorError } from '#tools/operator-error';
import { readBenchCommand } from './bench-options.js';

const suites = ['event-store', 'projections'];

it('reads the suite and its flags in any order', () => {
  expect(readBenchCommand(['projections'], suites)).toEqual({ suite: 'projections', json: false, quick: false, large: false });
  expect(readBenchCommand(['--quick', 'event-store', '--json'], suites)).toEqual({
    suite: 'event-store',
    json: true,
    quick: true,
    large: false,
  });
  expect(readBenchCommand(['projections', '--large'], suites).large).toBe(true);
});

it.each([[[]], [['toString']], [['projections', 'event-store']], [['projections', '--fast']]])(
  'refuses %j and names the suites',
  (args) => {
    const read = () => readBenchCommand(args, suites);
    expect(read).toThrow(OperatorError);
    expect(read).toThrow('event-store, projections');
  },
);
