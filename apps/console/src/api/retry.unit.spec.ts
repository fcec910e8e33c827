import { expect, it } from 'vitest';
import { pause, retryAfter } from './retry.js';

it.each([
  [503, '2', 1, 2_000],
  [429, '0', 1, 250],
  [503, '1', 3, 1_000],
  [503, '1', 4, undefined],
  [503, '60', 1, undefined],
  [503, null, 1, undefined],
  [503, 'soon', 1, undefined],
  [500, '1', 1, undefined],
])('an answer %d with Retry-After %j, the %d. time: again after %j ms', (status, header, tries, wait) => {
  expect(retryAfter(status, header, tries)).toBe(wait);
});

it('who leaves does not wait', async () => {
  const gone = new AbortController();
  const paused = pause(3_600_000, gone.signal);
  gone.abort(new Error('left'));
  await expect(paused).rejects.toThrow('left');
  await expect(pause(3_600_000, gone.signal)).rejects.toThrow('left');
});
