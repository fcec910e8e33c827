import { expect, test } from 'vitest';
import { MissingKeys } from './missing-keys.js';

test('missing keys are told at once, then once a minute with their number', () => {
  const told: object[] = [];
  let now = 0;
  const missing = new MissingKeys({ error: (fields: object) => void told.push(fields) }, () => now);

  missing.note([]);
  expect(told).toEqual([]);
  missing.note(['customer-ann', 'customer-bob']);
  missing.note(['customer-cat']);
  now = 59_999;
  missing.note(['customer-dan']);
  expect(told).toEqual([{ subject: 'customer-ann', times: 2 }]);
  now = 60_000;
  missing.note(['customer-eve']);
  expect(told).toEqual([
    { subject: 'customer-ann', times: 2 },
    { subject: 'customer-eve', times: 3 },
  ]);
});
