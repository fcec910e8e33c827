import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShare } from './members.js';

test('the shares of all members take all followers, and nobody needs to take more than one above another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }), (followers, members) => {
      const share = fairShare(followers, members);
      expect(share * members).toBeGreaterThanOrEqual(followers);
      expect((share - 1) * members).toBeLessThan(Math.max(followers, 1));
    }),
  );
});
