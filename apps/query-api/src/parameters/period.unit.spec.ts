import { expect, test } from 'vitest';
import { checkPeriod, toTime } from './period.js';

test('a day stands for its first moment', () => {
  expect(toTime('2010-12-01')).toBe('2010-12-01T00:00:00Z');
  expect(toTime('2010-12-01T08:26:00Z')).toBe('2010-12-01T08:26:00Z');
  expect(toTime(undefined)).toBeUndefined();
});

test('a period has a beginning before its end', () => {
  expect(() => checkPeriod({ from: '2010-12-01', to: '2010-12-02' })).not.toThrow();
  expect(() => checkPeriod({ from: '2010-12-01', to: '2010-12-01T00:00:00.001Z' })).not.toThrow();
  expect(() => checkPeriod({ from: '2010-12-01' })).not.toThrow();
  expect(() => checkPeriod({ from: '2010-12-01', to: '2010-12-01T00:00Z' })).toThrow('to must lie after from');
});
