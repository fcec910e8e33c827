import { expect, it } from 'vitest';
import { type Pointer, wrongIn } from './parked.js';

const pointer = (position: number, attempts: number): Pointer => ({
  sequence: '7',
  position: `${position}`,
  stream: 'order-7',
  revision: position - 10,
  attempts,
});
const event = (position: number) => ({ position: BigInt(position), stream: 'order-7', revision: position - 10 });

it('takes the events of the order, in order, the first tried and the others waiting', () => {
  expect(wrongIn([pointer(10, 4), pointer(11, 0), pointer(13, 0)], [event(10), event(11), event(13)])).toEqual([]);
  expect(wrongIn([], [])).toEqual([]);
});

it.each([
  ['one that is missing', [pointer(10, 4)], [event(10), event(11)], ['11 (order-7, 1) is not parked']],
  ['one too many', [pointer(10, 4), pointer(11, 0)], [event(10)], ['11 (order-7, 1) is parked']],
  ['another order', [pointer(11, 0), pointer(10, 4)], [event(10), event(11)], ['parked out of order']],
  ['one that was tried too soon', [pointer(10, 4), pointer(11, 1)], [event(10), event(11)], ['11 (order-7, 1) was tried before its turn']],
  ['a first one that nobody tried', [pointer(10, 0)], [event(10)], ['10 (order-7, 0) was never tried']],
])('finds %s', (_, parked, expected, wrong) => {
  const found = wrongIn(parked, expected).join('; ');
  for (const text of wrong) expect(found).toContain(text);
});
