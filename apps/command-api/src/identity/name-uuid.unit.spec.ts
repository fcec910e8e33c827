import fc from 'fast-check';
import { v5 } from 'uuid';
import { expect, it } from 'vitest';
import { nameUuid } from './name-uuid.js';

it('given any name, the UUID is the one that the package uuid makes: what repeats are told by stays what it was', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.oneof(fc.nat({ max: 3_000 }).map(String), fc.string({ unit: 'grapheme' })), (namespace, name) => {
      expect(nameUuid(name, namespace)).toBe(v5(name, namespace));
    }),
  );
});
