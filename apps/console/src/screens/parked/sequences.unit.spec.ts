import { expect, it } from 'vitest';
import { type ParkedEvent, sequencesOf } from './sequences.js';

const parked = (position: number, sequence: string, attempts: number): ParkedEvent => ({
  position: String(position),
  sequence,
  stream: `order-${sequence}`,
  revision: 0,
  type: 'OrderPlaced',
  attempts,
  errorCode: null,
  errorMessage: null,
  parkedAt: '2026-01-01T10:00:00Z',
});

it('what waits stands behind what failed, sequence by sequence, in the order of the log', () => {
  const sequences = sequencesOf([parked(1, 'b', 4), parked(2, 'a', 4), parked(3, 'b', 0), parked(4, 'b', 0)]);
  expect(
    sequences.map(({ sequence, failing, waiting, first }) => [sequence, failing?.position, waiting.map((each) => each.position), first]),
  ).toEqual([
    ['b', '1', ['3', '4'], '1'],
    ['a', '2', [], '2'],
  ]);
});

it('a sequence whose failing event is on another page is shown all the same', () => {
  expect(sequencesOf([parked(3, 'b', 0)])).toMatchObject([{ sequence: 'b', failing: undefined, waiting: [{ position: '3' }] }]);
});
