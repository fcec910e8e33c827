import { expect, test } from 'vitest';
import { sequenceOf } from './projection.js';
import { views } from './views.js';

test.each([
  ['order-7', '7'],
  ['payment-7', '7'],
  ['fulfilment-7', '7'],
  ['order-C-12-x', 'C-12-x'],
  ['credit-note-C536379', 'C536379'],
])('%s belongs to the sequence %s', (stream, sequence) => expect(sequenceOf({ stream })).toBe(sequence));

test('every view has a name of its own', () => {
  expect(new Set(views.map(({ name }) => name)).size).toBe(views.length);
});
