import { expect, test, vi } from 'vitest';
import * as sealing from '#personal-data/sealing';
import { Openings } from './openings.js';

const { personalKey, seal, SealBroken } = sealing;
const open = vi.spyOn(sealing, 'open');
const anna = personalKey('customer-anna', Buffer.alloc(32, 1));
const ben = personalKey('customer-ben', Buffer.alloc(32, 2));
const lyon = seal(anna, 'shipTo.city', 'Lyon');

test('what a person has sealed alike is opened once', () => {
  const openings = new Openings();
  open.mockClear();
  expect([lyon, lyon, seal(anna, 'shipTo.city', 'Lyon')].map((sealed) => openings.open(anna, 'shipTo.city', sealed))).toEqual(
    Array(3).fill('Lyon'),
  );
  expect(open).toHaveBeenCalledTimes(1);
});

test('that it was opened opens it for no other field and no other person', () => {
  const openings = new Openings();
  openings.open(anna, 'shipTo.city', lyon);
  expect(() => openings.open(anna, 'shipTo.region', lyon)).toThrow(SealBroken);
  expect(() => openings.open(ben, 'shipTo.city', lyon)).toThrow(SealBroken);
  expect(openings.open(anna, 'shipTo.city', lyon)).toBe('Lyon');
});
