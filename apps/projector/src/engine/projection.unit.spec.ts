import { expect, test } from 'vitest';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { projections } from '../projections/all.js';
import { sequenceOf } from './projection.js';

test.each([
  ['order-7', '7'],
  ['payment-7', '7'],
  ['fulfilment-7', '7'],
  ['order-C-12-x', 'C-12-x'],
  ['credit-note-C536379', 'C536379'],
])('%s belongs to the sequence %s', (stream, sequence) => expect(sequenceOf({ stream })).toBe(sequence));

test('every projection has a name of its own and handles only events that exist', () => {
  const known = new Set(eventCatalogue.all.map(({ type }) => type));
  expect(new Set(projections.map(({ name }) => name)).size).toBe(projections.length);
  for (const { events } of projections) for (const type of events) expect(known).toContain(type);
});
